import {
    anchorOf,
    type DriftReport,
    type DriftResult,
    type PropertyDrift,
    type ResourceDrift,
    type StackDrift,
} from "@plinth/deployer";
import { plain } from "@plinth/report/formats";
import { countsText, groupsOf } from "./counts.ts";
import { remediesOf, resourceName } from "./remedies.ts";

const words: Readonly<Record<DriftResult, string>> = {
    none: "no drift",
    benign: "no drift, benign differences",
    drift: "drift",
    unknown: "not known",
};

/** What was found, for people: each stack, each property, and what to do. */
export function renderText(report: DriftReport): string {
    const { environment, result, code, reason, stacks, idle, seconds, journal, correlationId } = report;
    const width = Math.max(0, ...stacks.map(({ layer }) => layer.length));
    const lines = [
        `drift ${environment}: ${words[result]}${code === undefined ? "" : ` (${code})`} in ${seconds.toFixed(1)} s`,
        ...(reason === undefined ? [] : [reason]),
        ...stacks.flatMap((stack) => [
            `  ${stack.layer.padEnd(width)}  ${headOf(stack)}`,
            ...resourceLines(stack).map((line) => `      ${line}`),
        ]),
        ...idle.map(
            ({ resource, property, until, why }) =>
                `drift.benign ${plain(resource)} ${plain(property)}: ${why === "expired" ? `over since ${until}` : "nothing differs that it is about"}. Fix: remove it from environments/${environment}/environment.yaml`,
        ),
        ...stacks.flatMap((stack) => whatToDo(report, stack)),
        ...(code === undefined ? [] : ["", `More: ${anchorOf(code)}`]),
        `Journal: ${journal} (run ${correlationId})`,
    ];
    return `${lines.join("\n")}\n`;
}

function headOf(stack: StackDrift): string {
    const counts = countsText(stack);
    return [
        words[stack.result],
        ...(stack.read > 0 || stack.result !== "unknown"
            ? [`${stack.read} resource${stack.read === 1 ? "" : "s"} read`]
            : []),
        ...(counts === "" ? [] : [counts]),
        ...(stack.reason === undefined ? [] : [stack.reason.replaceAll("\n", "\n    ")]),
    ].join("; ");
}

function resourceLines(stack: StackDrift): string[] {
    const { deleted, changed, unreadable, benign } = groupsOf(stack);
    return [
        ...deleted.map((resource) => `deleted     ${named(resource)}`),
        ...changed.flatMap((resource) => [`changed     ${named(resource)}`, ...resource.properties.map(propertyLine)]),
        ...unreadable.map((resource) => `unreadable  ${named(resource)}: ${plain(resource.reason ?? "")}`),
        ...benign.flatMap((resource) => [`benign      ${named(resource)}`, ...resource.properties.map(propertyLine)]),
        ...stack.warnings.map((warning) => `warning     ${plain(warning)}`),
    ];
}

/** As settings name it, so that it can be copied there. */
function named(resource: ResourceDrift): string {
    return plain(resourceName(resource));
}

function propertyLine(property: PropertyDrift): string {
    const { inState, inCloud, hidden, replaces, benign, expired } = property;
    const values = hidden === true ? "changed (not shown)" : `${valueOf(inState)} → ${valueOf(inCloud)}`;
    const why =
        benign === undefined
            ? expired === undefined
                ? ""
                : ` (was benign until ${expired.until}: ${expired.reason})`
            : ` (benign: ${benign.reason}${benign.until === undefined ? "" : `, until ${benign.until}`})`;
    const how = replaces === true ? " (putting it back replaces the resource)" : "";
    return `              ${plain(property.property)}: ${values}${how}${plain(why) === "" ? "" : ` ${plain(why)}`}`;
}

function valueOf(value: string | undefined): string {
    return value === undefined ? "not set" : plain(value);
}

function whatToDo(report: DriftReport, stack: StackDrift): string[] {
    if (!stack.resources.some(({ real }) => real)) return [];
    return [
        "",
        `What to do about ${stack.layer}:`,
        ...remediesOf(report, stack).flatMap(({ what, how }) => [
            `  - ${what}`,
            ...(how === undefined ? [] : [`      ${plain(how)}`]),
        ]),
    ];
}
