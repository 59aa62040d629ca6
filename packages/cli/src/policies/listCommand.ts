import { UserError } from "@plinth/core/errors";
import { suggestion } from "@plinth/core/settings";
import { catalogue, type CatalogueEntry } from "@plinth/policies/catalogue";
import { governanceRules, policyWeakened } from "@plinth/policies/governance";
import { waiting } from "@plinth/policies/waiting";
import { exitCodes } from "../exitCodes.ts";
import type { Host } from "../host.ts";
import type { ListOptions } from "./arguments.ts";

/**
 * Prints the catalogue.
 *
 * @throws UserError where no rule is about the service asked for.
 */
export async function policiesList(options: ListOptions, host: Host): Promise<number> {
    const services = [...new Set(catalogue.map(({ service }) => service))];
    if (options.service !== undefined && !services.includes(options.service)) {
        throw new UserError(
            `--service ${options.service}: no rule is about it. Fix: ${suggestion(options.service, services)}`,
        );
    }
    const rules = catalogue.filter((rule) => isAskedFor(rule, options));
    const filtered = [options.profile, options.service, options.severity].some((filter) => filter !== undefined);
    const waits = filtered ? [] : waiting;
    host.stdout.write(options.format === "json" ? json(rules, waits) : text(rules, waits, !filtered));
    return exitCodes.clean;
}

/** `strict` turns every rule on; `cost` adds its own to those of `default`. */
function isAskedFor(rule: CatalogueEntry, { profile, service, severity }: ListOptions): boolean {
    return (
        (profile === undefined || profile === "strict" || rule.profile === profile) &&
        (service === undefined || rule.service === service) &&
        (severity === undefined || rule.severity === severity)
    );
}

function json(rules: readonly CatalogueEntry[], waits: typeof waiting): string {
    const entries = rules.map(({ name, service, severity, level, profile, scope, description, controls }) => ({
        rule: name,
        service,
        severity,
        level,
        profile,
        scope,
        description,
        controls: controls.map(({ framework, id }) => `${framework} ${id}`),
    }));
    const waitingFor = waits.map(({ id, reason }) => ({ rule: id, waitsFor: reason }));
    return `${JSON.stringify({ rules: entries, waiting: waitingFor }, undefined, 2)}\n`;
}

/** A line per rule that is never wrapped, so that it can be searched for. */
function text(rules: readonly CatalogueEntry[], waits: typeof waiting, whole: boolean): string {
    const head = ["rule", "severity", "level", "profile", "service", "wants"];
    const rows = rules.map(({ name, severity, level, profile, service, description }) => [
        name,
        severity,
        level,
        profile,
        service,
        description,
    ]);
    const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
    const lines = [head, ...rows].map((row) =>
        row
            .map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column] ?? 0)))
            .join("  ")
            .trimEnd(),
    );
    const counted = `${rules.length} ${rules.length === 1 ? "rule" : "rules"}: ${countsOf(rules)}`;
    const about = whole
        ? [...governanceRules, policyWeakened].map(({ id, description }) => `  ${id}: ${description}`)
        : [];
    const waited = waits.flatMap(({ id, reason }) => [`  ${id}: ${reason}`]);
    return [
        ...lines,
        "",
        ...(about.length === 0 ? [] : [`About the rules themselves, always mandatory (${about.length})`, ...about, ""]),
        ...(waited.length === 0 ? [] : [`Not there yet (${waited.length})`, ...waited, ""]),
        counted,
        "More about one: npx plinth policies explain <rule>",
        "",
    ].join("\n");
}

function countsOf(rules: readonly CatalogueEntry[]): string {
    const count = (level: string): number => rules.filter((rule) => rule.level === level).length;
    return `${count("mandatory")} mandatory, ${count("advisory")} advisory, ${count("off")} off by default`;
}
