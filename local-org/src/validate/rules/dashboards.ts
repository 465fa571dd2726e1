// G7: dashboards: components inside the grid, filters with a column in each component, and nobody named as running user.
import { along, error, everyElement, inFiles, inPackagedFiles, warning } from "../define.ts";
import { leansOnOthers, namesOf } from "../names.ts";
import { lacksColumn } from "../report-columns.ts";
import { child, childrenOf, numberOf, trimmed } from "../../metadata/xml.ts";
import type { XmlElement } from "../../metadata/xml.ts";
import type { Rule } from "../rule.ts";

const DASHBOARD = "Dashboard";
const componentsIn = (root: XmlElement): XmlElement[] =>
  [...everyElement(root)].filter(
    (one) => one.name === "dashboardComponent" || one.name === "components",
  );

interface Box {
  readonly at: XmlElement;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function boxesOf(grid: XmlElement): Box[] {
  return childrenOf(grid, "dashboardGridComponents").map((at) => {
    const left = numberOf(at, "columnIndex") ?? 0;
    const top = numberOf(at, "rowIndex") ?? 0;
    return {
      at,
      left,
      top,
      right: left + (numberOf(at, "colSpan") ?? 1),
      bottom: top + (numberOf(at, "rowSpan") ?? 1),
    };
  });
}

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Elements of a component that name columns of its report. */
const COLUMNS = [
  "chartSummary/column",
  "dashboardFilterColumns/column",
  "dashboardTableColumn/column",
  "groupingColumn",
];

export const dashboards: readonly Rule[] = [
  error(
    "G7.unknown-dashboard-column",
    "The custom columns that a dashboard's components name are fields of their objects.",
    inFiles(DASHBOARD, ({ project, root, say }) => {
      if (leansOnOthers(project)) return;
      const names = namesOf(project);
      for (const at of componentsIn(root).flatMap((one) =>
        COLUMNS.flatMap((path) => along(one, path)),
      ))
        if (lacksColumn(names, at.text.trim()))
          say(
            at,
            `In field: ${at.name} - no column ${at.text.trim()} found. Correct the name, or add the field.`,
          );
    }),
  ),
  error(
    "G7.grid-width",
    "A dashboard's components lie inside its columns.",
    inFiles(DASHBOARD, ({ root, say }) => {
      for (const grid of childrenOf(root, "dashboardGridLayout")) {
        const columns = numberOf(grid, "numberOfColumns") ?? 12;
        for (const { at, right } of boxesOf(grid))
          if (right > columns)
            say(
              child(at, "columnIndex") ?? at,
              `The component reaches column ${right}; the grid has ${columns}. Move it, or make it narrower.`,
            );
      }
    }),
  ),
  error(
    "G7.grid-overlap",
    "No two components of a dashboard lie on one another.",
    inFiles(DASHBOARD, ({ root, say }) => {
      for (const grid of childrenOf(root, "dashboardGridLayout")) {
        const boxes = boxesOf(grid);
        for (const [index, box] of boxes.entries())
          if (boxes.slice(0, index).some((one) => overlap(one, box)))
            say(box.at, "The component lies on another one. Move one of them.");
      }
    }),
  ),
  error(
    "G7.filter-columns",
    "Each component with a report has one filter column for each filter of the dashboard.",
    inFiles(DASHBOARD, ({ root, say }) => {
      const filters = childrenOf(root, "dashboardFilters").length;
      for (const one of componentsIn(root)) {
        const columns = childrenOf(one, "dashboardFilterColumns").length;
        if (child(one, "report") && columns !== filters)
          say(
            one,
            `The dashboard has ${filters} filter(s), the component ${columns} dashboardFilterColumns. Give one for each filter, in their order.`,
          );
      }
    }),
  ),
  error(
    "G7.component-source",
    "A chart, table, metric or gauge of a dashboard shows a report.",
    inFiles(DASHBOARD, ({ root, say }) => {
      for (const one of componentsIn(root))
        if (
          !["report", "page", "scontrol"].some((name) => child(one, name)) &&
          !/^(?:LightningWebComponent|RichText|Image)$/i.test(trimmed(one, "componentType") ?? "")
        )
          say(
            child(one, "componentType") ?? one,
            "Required field is missing: report. The component has nothing to show.",
          );
    }),
  ),
  warning(
    "G7.dynamic-dashboard",
    "A packaged dashboard runs as one user: orgs have few dynamic dashboards, and some editions none.",
    inPackagedFiles(DASHBOARD, ({ root, say }) => {
      const at = child(root, "dashboardType");
      if (at && ["LoggedInUser", "MyTeamUser"].includes(at.text.trim()))
        say(
          at,
          `A dashboard of the type ${at.text.trim()} counts against a limit of five and doesn't exist in every edition. Use SpecifiedUser.`,
        );
    }),
  ),
  error(
    "G7.dashboard-layout",
    "A dashboard has a grid, or the three sections of the old layout.",
    inFiles(DASHBOARD, ({ root, say }) => {
      const isGrid = trimmed(root, "isGridLayout") === "true";
      if (isGrid && !child(root, "dashboardGridLayout"))
        say(
          child(root, "isGridLayout"),
          "Required field is missing: dashboardGridLayout. isGridLayout is true.",
        );
      if (!isGrid && child(root, "dashboardGridLayout"))
        say(child(root, "dashboardGridLayout"), "dashboardGridLayout needs isGridLayout true.");
    }),
  ),
];
