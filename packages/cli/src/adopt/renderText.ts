import { makeStyle, type Style, valueText } from "@plinth/report";
import type { AdoptedChild, AdoptedProperty, AdoptionReport, AdoptionVerdict, DecidedBy } from "./adoptionReport.ts";

const verdictWords: Readonly<Record<AdoptionVerdict, string>> = {
    same: "nothing would change",
    update: "would be changed in place",
    replace: "would be REPLACED",
    unknown: "cannot be judged: not everything that exists is known",
};

/** The report for a terminal. */
export function renderAdoption(report: AdoptionReport, color: boolean): string {
    const style = makeStyle(color);
    const { environment, layer, adopted, created, warnings } = report;
    const lines = [
        style.heading(`Layer ${layer} of ${environment}, with what ${report.file} says exists`),
        "",
        ...adopted.flatMap((child) => [...childLines(child, style), ""]),
        ...(created.length === 0 ? [] : ["Would be created:", ...createdLines(created), ""]),
        ...warnings.map((warning) => style.doubtful(`warning ${warning}`)),
        ...(warnings.length === 0 ? [] : [""]),
        summaryLine(report),
        ...nextLines(report).map((line) => `Next: ${line}`),
    ];
    return `${lines.join("\n")}\n`;
}

function childLines(child: AdoptedChild, style: Style): string[] {
    const paint = { same: style.good, update: style.doubtful, replace: style.bad, unknown: style.doubtful }[
        child.verdict
    ];
    const lost = child.verdict === "replace" && child.holds !== undefined ? `, and with it ${child.holds}` : "";
    return [
        `${style.heading(child.child)} ${style.quiet(`${child.type} ${child.id}`)}: ${paint(verdictWords[child.verdict] + lost)}`,
        ...child.properties.flatMap((property) => propertyLines(property)),
        ...child.kept.map((path) =>
            child.keptForGood.includes(path)
                ? `  ${path}: kept; it cannot change in place, so its keep has to stay`
                : `  ${path}: kept; take it out of keep when it may change`,
        ),
    ];
}

function createdLines(created: AdoptionReport["created"]): string[] {
    const byType = Map.groupBy(created, ({ type }) => type);
    return [...byType].map(([type, children]) => `  ${type}: ${children.map(({ child }) => child).join(", ")}`);
}

function propertyLines(property: AdoptedProperty): string[] {
    const { path, found, component, effect, decidedBy, matching } = property;
    const set = component === undefined ? "takes it away" : `sets ${valueText(component)}`;
    const exists = effect === "unknown" && found === undefined ? "not known" : valueText(found);
    const how = { update: "changes in place", replace: "replaces", unknown: "not decided" }[effect];
    return [
        `  ${path}: exists ${exists}; the component ${set} (${decidedText(decidedBy)}): ${how}`,
        ...(effect === "unknown"
            ? []
            : [`    to leave it: ${[...settingWay(matching), `keep: [${keepName(path)}]`].join(", or ")}`]),
    ];
}

function settingWay(matching: string | undefined): string[] {
    return matching === undefined ? [] : [`setting ${matching}`];
}

/** What to write under `keep`: an entry of a list or map is kept with the whole. */
export function keepName(path: string): string {
    return path.replace(/[[].*$/, "");
}

export function decidedText(decidedBy: DecidedBy): string {
    if (decidedBy.kind === "settings") return `${decidedBy.setting} in ${decidedBy.place}`;
    return decidedBy.kind === "default" ? `default of ${decidedBy.setting}` : "the component's own";
}

function summaryLine({ summary }: AdoptionReport): string {
    const { adopted, same, update, replace, unknown, created } = summary;
    return `${adopted} adopted: ${same} unchanged, ${update} changed in place, ${replace} replaced, ${unknown} unknown; ${created} created`;
}

/** What to do next, by what the report says. */
export function nextLines({ environment, layer, summary, file, directory, adopted }: AdoptionReport): string[] {
    const { replace, unknown, update } = summary;
    const own = `environments/${environment}/adopt/${layer}.yaml`;
    const lines: string[] = [];
    if (replace > 0)
        lines.push("a replacement is refused while the file stands: set, keep, or take the child out of the file");
    if (unknown > 0) lines.push("say what exists: found in the file, --state <file>, or --live");
    if (replace > 0 || unknown > 0) return lines;
    if (update > 0) lines.push("the changes above happen with the first pulumi up, unless they are set or kept");
    if (file !== own) lines.push(`put the file at ${own}, where pulumi preview and pulumi up read it`);
    lines.push(`pulumi preview in ${directory === "" ? "the repository's root" : directory}, then pulumi up`);
    const staying = adopted.filter(({ keptForGood }) => keptForGood.length > 0).map(({ child }) => child);
    lines.push(
        staying.length === 0
            ? "afterwards the file may go: what was imported stays, and what was kept follows the component"
            : `afterwards the file may shrink to ${staying.join(", ")}: without what they keep they would be replaced`,
    );
    return lines;
}
