// Routes of the shell: the models its pages draw, one GET each.
import { resolveObject } from "../../metadata/schema.ts";
import { requireUser, type RequestContext } from "../context.ts";
import { HttpError, apiError, json, type Answer } from "../http.ts";
import { listModel } from "../model/list-view.ts";
import { lookupOptions } from "../model/lookup.ts";
import { isTabVisible, localTabName, whyNotListed } from "../model/navigation.ts";
import { pageRegions } from "../model/page-regions.ts";
import { createForm, editForm } from "../model/record-form.ts";
import { objectOfRecord, recordModel } from "../model/record-model.ts";
import { relatedListModel } from "../model/related-lists.ts";
import type { Viewer } from "../model/field-view.ts";
import { route, type Parameters } from "../router.ts";
import { chosenApplication } from "../session-facts.ts";

export const uiRoutes = [
  route<RequestContext>("GET", "/local/ui/list/:object", list),
  route<RequestContext>("GET", "/local/ui/record/:id", (context, { id = "" }) =>
    json(recordModel(viewerOf(context), id, chosenApplication(context.request))),
  ),
  route<RequestContext>("GET", "/local/ui/record/:id/related/:list", related),
  route<RequestContext>("GET", "/local/ui/record/:id/edit", (context, { id = "" }) =>
    json(editForm(viewerOf(context), id)),
  ),
  route<RequestContext>("GET", "/local/ui/new/:object", create),
  route<RequestContext>("GET", "/local/ui/lookup/:object", lookup),
  route<RequestContext>("GET", "/local/ui/tab/:name", tab),
];

export function viewerOf(context: RequestContext): Viewer {
  return { org: context.org, userId: requireUser(context).id };
}

function list(context: RequestContext, { object: name = "" }: Parameters): Answer {
  const viewer = viewerOf(context);
  const unsupported = whyNotListed(name);
  if (unsupported !== undefined) {
    throw new HttpError(501, apiError("NOT_IMPLEMENTED", unsupported));
  }
  const object = resolveObject(context.org.schema, name);
  if (!object || !context.org.objectAccess(viewer.userId, object.name).read) {
    throw new HttpError(
      404,
      apiError("NOT_FOUND", "There is no such list, or you do not have access to it."),
    );
  }
  const query = context.request.url.searchParams;
  return json(
    listModel(viewer, object, {
      view: query.get("view"),
      sortBy: query.get("sortBy"),
      descending: query.get("direction") === "desc",
      page: Number(query.get("page") ?? 1) || 1,
      search: query.get("search") ?? "",
    }),
  );
}

function related(context: RequestContext, { id = "", list: name = "" }: Parameters): Answer {
  const viewer = viewerOf(context);
  return json(relatedListModel(viewer, objectOfRecord(viewer, id), id, name));
}

function create(context: RequestContext, { object = "" }: Parameters): Answer {
  return json(
    createForm(
      viewerOf(context),
      resolveObject(context.org.schema, object),
      Object.fromEntries(context.request.url.searchParams),
    ),
  );
}

function lookup(context: RequestContext, { object = "" }: Parameters): Answer {
  const query = context.request.url.searchParams;
  return json(lookupOptions(viewerOf(context), object, query.get("search") ?? "", query.get("id")));
}

/** What a tab shows: a component of the project, or the regions of its Lightning page. */
function tab(context: RequestContext, { name = "" }: Parameters): Answer {
  const viewer = viewerOf(context);
  const { schema } = context.org;
  const found = schema.tabs.find((candidate) => candidate.name === localTabName(schema, name));
  if (!found || !isTabVisible(viewer, found)) {
    throw notFoundPage();
  }
  if (found.lwcComponent !== undefined) {
    return json({
      label: found.label,
      regions: [
        {
          name: "main",
          width: "full",
          nodes: [{ kind: "component", name: found.lwcComponent, properties: {} }],
        },
      ],
    });
  }
  const page = schema.flexiPages.find((candidate) => candidate.name === found.flexiPage);
  if (!page) {
    throw notFoundPage();
  }
  return json({ label: page.label, regions: pageRegions(schema, page) });
}

function notFoundPage(): HttpError {
  return new HttpError(
    404,
    apiError("NOT_FOUND", "This page does not exist, or you do not have access to it."),
  );
}
