// Facts about turning errors into words.
import { errorMessages, problemFrom } from "c/errorMessages";

describe("c/errorMessages", () => {
  it("reads the message and the field errors of our controllers", () => {
    const message = JSON.stringify({
      message: "Check the website.",
      fieldErrors: [{ field: "CustomerWebsite__c", message: "Not a website." }],
    });
    expect(problemFrom({ body: { message } })).toEqual({
      message: "Check the website.",
      fieldErrors: [{ field: "CustomerWebsite__c", message: "Not a website." }],
    });
  });

  it("shows a plain Apex message as it is, also when it begins with a brace", () => {
    expect(problemFrom({ body: { message: "{not JSON" } }).message).toBe("{not JSON");
  });

  it("reads field errors of the UI API", () => {
    const error = {
      body: {
        message: "Save failed",
        output: { fieldErrors: { Name: [{ message: "Enter a name" }] } },
      },
    };
    expect(errorMessages(error)).toEqual(["Save failed", "Enter a name"]);
  });

  it("says nothing when there is no error", () => {
    expect(errorMessages(undefined)).toEqual([]);
  });
});
