// Facts about what the form opens with.
import getDraft from "@salesforce/apex/RegisterDealController.getDraft";
import { findDraft } from "../draftFinder";
import { keepOpenDraft, keepUnsaved, forgetUnsaved, openDraft } from "../typedWords";

jest.mock("@salesforce/apex/RegisterDealController.getDraft", () => ({ default: jest.fn() }), {
  virtual: true,
});
const mockedGet = getDraft as unknown as jest.Mock;
const ID = "a01000000000001AAA";

describe("the draft to go on with", () => {
  beforeEach(() => {
    forgetUnsaved();
    keepOpenDraft(undefined);
    mockedGet.mockReset();
  });

  it("is nothing on a first visit", async () => {
    expect(await findDraft(undefined)).toEqual({});
    expect(mockedGet).not.toHaveBeenCalled();
  });

  it("is what this tab had not saved, unless another draft is asked for", async () => {
    keepUnsaved({ id: ID, requestKey: "1" });
    mockedGet.mockResolvedValue({ id: "other" });

    expect(await findDraft(ID)).toEqual({ unsaved: { id: ID, requestKey: "1" } });
    expect(await findDraft("other")).toEqual({ draft: { id: "other" } });
  });

  it("is followed to its page once it was sent in", async () => {
    mockedGet.mockResolvedValue(null);

    expect(await findDraft(ID)).toEqual({ sent: ID });
  });

  it("is missed when it was asked for and is not there, not when it was only remembered", async () => {
    mockedGet.mockRejectedValue({ body: { message: "Not there." } });
    keepOpenDraft(ID);

    expect(await findDraft(undefined)).toEqual({ problem: undefined });
    expect(openDraft()).toBeUndefined();
    expect(await findDraft("garbage")).toEqual({ problem: "Not there." });
  });
});
