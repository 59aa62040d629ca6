import type { PropertyDrift, ResourceDrift, StackDrift } from "@plinth/deployer";
import { clipped, code, prose, type Section } from "@plinth/report/formats";
import { groupsOf } from "./counts.ts";
import { resourceName } from "./remedies.ts";

const HEAD = ["| Resource | Property | In the state | In the cloud | |", "| --- | --- | --- | --- | --- |"];
/** Of one name or value; the JSON form has more of it. */
const LONGEST = 160;

/** What was found in a stack, the most important first, as tables that give way from the end. */
export function sectionsOf(stack: StackDrift, before = ""): Section[] {
    const { deleted, changed, unreadable, benign } = groupsOf(stack);
    return [
        section(
            `${before}Deleted past the settings (${deleted.length})`,
            ["| Resource |", "| --- |"],
            deleted.map((resource) => `| ${named(resource)} |`),
            1,
        ),
        section(`${before}Changed past the settings (${changed.length})`, HEAD, changed.flatMap(rowsOf), 2),
        section(
            `${before}Not readable (${unreadable.length})`,
            ["| Resource | Why |", "| --- | --- |"],
            unreadable.map((resource) => `| ${named(resource)} | ${prose(clipped(resource.reason ?? "", LONGEST))} |`),
            3,
        ),
        section(`${before}Benign (${benign.length})`, HEAD, benign.flatMap(rowsOf), 5, true),
        section(
            `${before}Warnings (${stack.warnings.length})`,
            ["| |", "| --- |"],
            stack.warnings.map((warning) => `| ${prose(warning)} |`),
            4,
            true,
        ),
    ].flat();
}

function section(
    title: string,
    head: readonly string[],
    rows: readonly string[],
    expendable: number,
    folded = false,
): Section[] {
    return rows.length === 0 ? [] : [{ title, folded, head, rows, expendable }];
}

function rowsOf(resource: ResourceDrift): string[] {
    if (resource.properties.length === 0) return [`| ${named(resource)} | | | | the provider does not say what |`];
    return resource.properties.map((property) => {
        const cells = [
            named(resource),
            code(clipped(property.property, LONGEST)),
            ...valuesOf(property),
            whyOf(property),
        ];
        return `| ${cells.join(" | ")} |`;
    });
}

function valuesOf({ inState, inCloud, hidden }: PropertyDrift): [string, string] {
    if (hidden === true) return ["_not shown_", "_not shown_"];
    const cell = (value: string | undefined): string =>
        value === undefined ? "_not set_" : value === "" ? "_empty_" : code(clipped(value, LONGEST));
    return [cell(inState), cell(inCloud)];
}

function whyOf({ replaces, benign, expired }: PropertyDrift): string {
    if (benign !== undefined) {
        return prose(`${benign.reason}${benign.until === undefined ? "" : ` (until ${benign.until})`}`);
    }
    return [
        ...(replaces === true ? ["putting it back **replaces** the resource"] : []),
        ...(expired === undefined ? [] : [prose(`was benign until ${expired.until ?? ""}: ${expired.reason}`)]),
    ].join("; ");
}

/** As settings name it, so that it can be copied there. */
function named(resource: ResourceDrift): string {
    return code(clipped(resourceName(resource), LONGEST));
}
