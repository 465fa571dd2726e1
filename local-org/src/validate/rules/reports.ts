// G7: reports: columns that exist, groupings that fit the format, and formulas, filters and buckets that hold together.
import {
  along,
  error,
  everyElement,
  inFiles,
  inPackagedFiles,
  repeated,
  warning,
} from "../define.ts";
import { filterLogicProblems } from "./filter-logic.ts";
import { isOwnCustom, leansOnOthers, namesOf } from "../names.ts";
import { columnsIn, followChildren, lacksColumn, objectsOfType } from "../report-columns.ts";
import { child, childrenOf, trimmed } from "../../metadata/xml.ts";
import type { XmlElement } from "../../metadata/xml.ts";
import type { Rule } from "../rule.ts";

const REPORT = "Report";
const formatOf = (root: XmlElement): string => trimmed(root, "format") ?? "";
const groupingsOf = (root: XmlElement): XmlElement[] => [
  ...childrenOf(root, "groupingsDown"),
  ...childrenOf(root, "groupingsAcross"),
];

const columns: readonly Rule[] = [
  error(
    "G7.unknown-object",
    "The objects of a report's type are in the project.",
    inFiles(REPORT, ({ project, root, say }) => {
      if (leansOnOthers(project)) return;
      const names = namesOf(project);
      for (const at of [root, ...along(root, "block")].flatMap((one) => along(one, "reportType")))
        for (const object of objectsOfType(at.text.trim()))
          if (isOwnCustom(names, object) && !names.object(object))
            say(at, `invalid report type: ${at.text.trim()}. There is no object ${object}.`);
    }),
  ),
  error(
    "G7.unknown-column",
    "The custom columns of a report are fields of its objects.",
    inFiles(REPORT, ({ project, root, say }) => {
      if (leansOnOthers(project)) return;
      const names = namesOf(project);
      for (const at of columnsIn(root))
        if (lacksColumn(names, at.text.trim()))
          say(
            at,
            `In field: ${at.name} - no column ${at.text.trim()} found. Correct the name, or add the field.`,
          );
    }),
  ),
  error(
    "G7.duplicate-column",
    "A report lists each column once.",
    inFiles(REPORT, ({ root, say }) => {
      for (const report of [root, ...along(root, "block")])
        for (const one of repeated(childrenOf(report, "columns"), (column) =>
          trimmed(column, "field"),
        ))
          say(one, `The column ${trimmed(one, "field") ?? ""} is in the report already. Keep one.`);
    }),
  ),
  error(
    "G7.unlisted-column",
    "A column of a custom report type is one that the type lists.",
    inFiles(REPORT, ({ project, root, say }) => {
      const names = namesOf(project);
      const type = names.filesOf("ReportType", trimmed(root, "reportType") ?? "")[0]?.root;
      if (!type) return;
      const listed = new Set(
        along(type, "sections/columns").map((one) =>
          `${trimmed(one, "table") ?? ""}$${trimmed(one, "field") ?? ""}`.toLowerCase(),
        ),
      );
      for (const at of along(root, "columns/field")) {
        const column = at.text.trim();
        if (
          column.includes("$") &&
          !lacksColumn(names, column) &&
          !listed.has(column.toLowerCase())
        )
          say(
            at,
            `The report type ${trimmed(root, "reportType") ?? ""} has no column ${column}. Add it to the type, or remove it here.`,
          );
      }
    }),
  ),
];

const formats: readonly Rule[] = [
  error(
    "G7.tabular-grouping",
    "A tabular report has no groupings.",
    inFiles(REPORT, ({ root, say }) => {
      if (formatOf(root) === "Tabular")
        for (const one of groupingsOf(root))
          say(
            one,
            "Tabular report cannot have groupings. Make it a Summary report, or remove them.",
          );
    }),
  ),
  error(
    "G7.tabular-chart",
    "A tabular report has no chart and no summary formulas.",
    inFiles(REPORT, ({ root, say }) => {
      if (formatOf(root) === "Tabular")
        for (const one of [...childrenOf(root, "chart"), ...childrenOf(root, "aggregates")])
          say(
            one,
            `Tabular report cannot have ${one.name === "chart" ? "a chart" : "summary formulas"}. Make it a Summary report, or remove it.`,
          );
    }),
  ),
  error(
    "G7.matrix-grouping",
    "A matrix report groups by rows and by columns.",
    inFiles(REPORT, ({ root, say }) => {
      if (formatOf(root) !== "Matrix") return;
      for (const name of ["groupingsDown", "groupingsAcross"])
        if (childrenOf(root, name).length === 0)
          say(
            child(root, "format"),
            `Matrix report requires row and column groupings: add ${name}.`,
          );
    }),
  ),
  error(
    "G7.summary-grouping",
    "A summary report groups by rows, and only by rows.",
    inFiles(REPORT, ({ root, say }) => {
      if (formatOf(root) !== "Summary") return;
      if (childrenOf(root, "groupingsDown").length === 0)
        say(
          child(root, "format"),
          "Summary report requires a row grouping: add groupingsDown, or make it Tabular.",
        );
      for (const one of childrenOf(root, "groupingsAcross"))
        say(
          one,
          "Summary report cannot have column groupings. Make it a Matrix report, or remove groupingsAcross.",
        );
    }),
  ),
  error(
    "G7.too-many-groupings",
    "A summary report has three groupings at most, a matrix report two each way.",
    inFiles(REPORT, ({ root, say }) => {
      const most = formatOf(root) === "Matrix" ? 2 : 3;
      for (const name of ["groupingsDown", "groupingsAcross"]) {
        const one = childrenOf(root, name)[most];
        if (one)
          say(one, `A ${formatOf(root)} report has ${most} ${name} at most. Remove this one.`);
      }
    }),
  ),
  error(
    "G7.duplicate-grouping",
    "A report groups by each field once.",
    inFiles(REPORT, ({ root, say }) => {
      for (const one of repeated(groupingsOf(root), (grouping) => trimmed(grouping, "field")))
        say(one, `The report groups by ${trimmed(one, "field") ?? ""} already. Keep one.`);
    }),
  ),
  error(
    "G7.chart-grouping",
    "A chart groups by a grouping of its report.",
    inFiles(REPORT, ({ root, say }) => {
      const groupings = new Set(
        [root, ...along(root, "block")].flatMap(groupingsOf).map((one) => trimmed(one, "field")),
      );
      for (const at of [
        ...along(root, "chart/groupingColumn"),
        ...along(root, "chart/secondaryGroupingColumn"),
      ])
        if (!groupings.has(at.text.trim()))
          say(
            at,
            `The chart groups by ${at.text.trim()}, the report doesn't. Add the grouping, or choose one of the report's.`,
          );
    }),
  ),
  error(
    "G7.blocks",
    "A joined report has two to five blocks, and only a joined one has any.",
    inFiles(REPORT, ({ root, say }) => {
      const blocks = childrenOf(root, "block");
      if (formatOf(root) !== "MultiBlock") {
        for (const one of blocks)
          say(
            one,
            `A ${formatOf(root)} report cannot have blocks. Make the format MultiBlock, or remove them.`,
          );
      } else if (blocks.length < 2 || blocks.length > 5)
        say(
          child(root, "format"),
          `A joined report has two to five blocks; this one has ${blocks.length}.`,
        );
      for (const one of formatOf(root) === "MultiBlock" ? blocks : [])
        if (!child(one, "blockInfo"))
          say(one, "Required field is missing: blockInfo. A block says its blockId and joinTable.");
    }),
  ),
];

const filters: readonly Rule[] = [
  error(
    "G7.filter-logic",
    "A filter's logic names its criteria by number, each of them and no others.",
    inFiles(REPORT, ({ root, say }) => {
      for (const filter of [...everyElement(root)].filter(({ name }) => name === "filter")) {
        const logic = child(filter, "booleanFilter");
        for (const problem of filterLogicProblems(
          logic?.text.trim(),
          childrenOf(filter, "criteriaItems").length,
        ))
          say(logic, `${problem}.`);
      }
    }),
  ),
  error(
    "G7.cross-filters",
    "A report has three cross filters at most, each with five criteria at most.",
    inFiles(REPORT, ({ root, say }) => {
      const crossFilters = childrenOf(root, "crossFilters");
      const fourth = crossFilters[3];
      if (fourth) say(fourth, "Too many cross filters: a report has three at most.");
      for (const one of crossFilters) {
        const sixth = childrenOf(one, "criteriaItems")[5];
        if (sixth) say(sixth, "Too many criteria: a cross filter has five at most.");
      }
    }),
  ),
  error(
    "G7.cross-filter-object",
    "A cross filter's object is in the project or a standard one.",
    inFiles(REPORT, ({ project, root, say }) => {
      if (leansOnOthers(project)) return;
      const names = namesOf(project);
      for (const at of along(root, "crossFilters/relatedTable"))
        if (followChildren(names, at.text.trim()) === "missing")
          say(at, `There is no object ${at.text.trim()} to filter by.`);
    }),
  ),
  error(
    "G7.date-order",
    "A report's range begins before it ends.",
    inFiles(REPORT, ({ root, say }) => {
      for (const range of childrenOf(root, "timeFrameFilter")) {
        const [start, end] = [trimmed(range, "startDate"), trimmed(range, "endDate")];
        if (start !== undefined && end !== undefined && start > end)
          say(child(range, "startDate"), `startDate ${start} is after endDate ${end}.`);
      }
    }),
  ),
  warning(
    "G7.filter-language",
    "A packaged report's filter names no language: orgs without the Translation Workbench refuse it.",
    inPackagedFiles(REPORT, ({ root, say }) => {
      for (const at of [...everyElement(root)].filter(({ name }) => name === "language"))
        say(
          at,
          "language needs the Translation Workbench in the org that installs the package. Remove it.",
        );
    }),
  ),
];

const formulas: readonly Rule[] = [
  error(
    "G7.formula-name",
    "Summary formulas are named FORMULA1, FORMULA2 …, each once.",
    inFiles(REPORT, ({ root, say }) => {
      const aggregates = childrenOf(root, "aggregates");
      for (const one of aggregates)
        if (!/^FORMULA\d+$/.test(trimmed(one, "developerName") ?? ""))
          say(
            child(one, "developerName") ?? one,
            `'${trimmed(one, "developerName") ?? ""}' is not the name of a summary formula; write FORMULA1, FORMULA2 …`,
          );
      for (const one of repeated(aggregates, (each) => trimmed(each, "developerName")))
        say(
          child(one, "developerName"),
          `The formula ${trimmed(one, "developerName") ?? ""} is there already. Number it anew.`,
        );
    }),
  ),
  error(
    "G7.formula-context",
    "A formula with PARENTGROUPVAL or PREVGROUPVAL says in which grouping it is computed.",
    inFiles(REPORT, ({ root, say }) => {
      for (const one of childrenOf(root, "aggregates")) {
        const contexts = [
          trimmed(one, "downGroupingContext"),
          trimmed(one, "acrossGroupingContext"),
        ];
        if (
          /\b(?:PARENTGROUPVAL|PREVGROUPVAL)\b/i.test(trimmed(one, "calculatedFormula") ?? "") &&
          contexts.every(
            (context) => context === undefined || context === "GRAND_SUMMARY" || context === "ALL",
          )
        )
          say(
            child(one, "calculatedFormula"),
            "You must select a grouping context to use any report summary function: add downGroupingContext or acrossGroupingContext with a grouping.",
          );
      }
    }),
  ),
  error(
    "G7.unknown-formula",
    "A formula or bucket that a report uses as a column is one it defines.",
    inFiles(REPORT, ({ root, say }) => {
      for (const report of [root, ...along(root, "block")]) {
        const own = new Set(
          [
            ...along(root, "aggregates/developerName"),
            ...along(root, "buckets/developerName"),
            ...along(report, "aggregates/developerName"),
            ...along(report, "buckets/developerName"),
          ].map(({ text }) => text.trim()),
        );
        for (const at of columnsIn(report).filter(({ name }) => name !== "sourceColumnName"))
          if (/^(?:FORMULA\d+|BucketField_\w+)$/.test(at.text.trim()) && !own.has(at.text.trim()))
            say(at, `The report defines no ${at.text.trim()}. Add it, or correct the name.`);
      }
    }),
  ),
  error(
    "G7.bucket-name",
    "Bucket fields are named BucketField_ and more, each once.",
    inFiles(REPORT, ({ root, say }) => {
      const buckets = childrenOf(root, "buckets");
      for (const one of buckets)
        if (!/^BucketField_\w+$/.test(trimmed(one, "developerName") ?? ""))
          say(
            child(one, "developerName") ?? one,
            `'${trimmed(one, "developerName") ?? ""}' is not the name of a bucket field; begin it with BucketField_.`,
          );
      for (const one of repeated(buckets, (each) => trimmed(each, "developerName")))
        say(
          child(one, "developerName"),
          `The bucket ${trimmed(one, "developerName") ?? ""} is there already.`,
        );
    }),
  ),
];

const folders: readonly Rule[] = [
  error(
    "G7.folder",
    "The folder of a packaged report or dashboard is in the package.",
    (project, complain) => {
      const names = namesOf(project);
      for (const file of project.files) {
        const kind = file.root?.name;
        if ((kind !== "Report" && kind !== "Dashboard") || !project.isPackaged(file)) continue;
        const place = `/${kind.toLowerCase()}s/`;
        const folder = file.path.slice(file.path.lastIndexOf(place), file.path.lastIndexOf("/"));
        const name = folder.slice(folder.lastIndexOf("/") + 1);
        const folderFile = `${kind.toLowerCase()}Folder-meta.xml`;
        const isThere = project.files.some(
          ({ path }) =>
            path.endsWith(`${folder}.${folderFile}`) || path.endsWith(`${folder}-meta.xml`),
        );
        if (!isThere && !names.isForeign(name) && name !== "unfiled$public")
          complain(
            file.path,
            file.root,
            `In field: folder - no Folder named ${name} found. Add ${name}.${folderFile} beside the folder.`,
          );
      }
    },
  ),
];

export const reports: readonly Rule[] = [
  ...columns,
  ...formats,
  ...filters,
  ...formulas,
  ...folders,
];
