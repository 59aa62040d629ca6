import { withoutNulls } from "./providerAdditions.ts";

/** A resource in the form in which both engines' plans are compared. */
export interface ComparedResource {
    readonly type: string;
    readonly custom: boolean;
    /** Read, not created. */
    readonly read: boolean;
    readonly parent: string;
    readonly provider: string;
    readonly protect: boolean;
    /** What the program sent; markers for unknown and secret values as in a plan's JSON form. */
    readonly inputs: Readonly<Record<string, unknown>>;
    readonly outputs: Readonly<Record<string, unknown>>;
    /** Those that the real engine writes into a saved plan. */
    readonly options: Readonly<Record<string, unknown>>;
    /** Sorted: the order in which dependencies arrive is not fixed. */
    readonly dependencies: readonly string[];
    readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
}

/** One engine's preview of one stack. */
export interface ComparedPreview {
    readonly failed: boolean;
    readonly resources: ReadonlyMap<string, ComparedResource>;
    /** One line per verdict of the policy pack that is not a pass: rule, level, URN and message, sorted. */
    readonly verdicts: readonly string[];
    readonly outputs: Readonly<Record<string, unknown>>;
    /** What was said: severity, URN and text, sorted. Text that a program printed is one diagnostic. */
    readonly diagnostics: readonly string[];
    /** Names that a provider generated, by what they stand for: they differ between engines and are compared by it. */
    readonly autonames: ReadonlyMap<string, string>;
}

/** A preview as plain data, equal for equal previews: generated names replaced by what they name. */
export function comparable(preview: ComparedPreview): Record<string, unknown> {
    const names = [...preview.autonames].sort(([one], [other]) => other.length - one.length);
    const { failed, diagnostics, verdicts, outputs } = preview;
    // What was registered before a program failed, or an engine refused, is a matter of timing.
    const found = failed
        ? {}
        : {
              resources: Object.fromEntries(
                  [...preview.resources].sort(([one], [other]) => (one < other ? -1 : 1)).map(sorted),
              ),
              verdicts,
              outputs,
          };
    const text = JSON.stringify({ failed, ...found, diagnostics });
    const named = names.reduce((replaced, [name, meaning]) => replaced.replaceAll(name, meaning), text);
    return withoutNulls(JSON.parse(named)) as Record<string, unknown>;
}

function sorted([urn, resource]: [string, ComparedResource]): [string, ComparedResource] {
    const { dependencies, propertyDependencies } = resource;
    return [
        urn,
        {
            ...resource,
            dependencies: dependencies.toSorted(),
            propertyDependencies: Object.fromEntries(
                Object.entries(propertyDependencies)
                    .map(([property, urns]) => [property, urns.toSorted()] as const)
                    .sort(([one], [other]) => (one < other ? -1 : 1)),
            ),
        },
    ];
}

/** One line for a verdict, the same for both engines. */
export function verdictLine(verdict: { rule: string; level: string; urn: string; message: string }): string {
    return `${verdict.rule} ${verdict.level} ${verdict.urn}: ${verdict.message.trim()}`;
}

/** Diagnostics of one preview: what people read, without the folder that the program happened to stand in. */
export function diagnosticLines(
    said: readonly { readonly severity: string; readonly message: string; readonly urn: string }[],
    directory: string,
): string[] {
    const bySource = new Map<string, string[]>();
    for (const { severity, message, urn } of said) {
        const key = `${severity} ${urn}`.trim();
        bySource.set(key, [...(bySource.get(key) ?? []), readable(message, directory)]);
    }
    // What is printed arrives in pieces: lines in one engine, whatever was flushed in the other.
    const pieces = (key: string, messages: string[]): string[] =>
        key === "info" ? messages.flatMap((message) => message.split("\n").map((line) => line.trim())) : messages;
    return [...bySource]
        .map(([key, messages]) => `${key}: ${pieces(key, messages).filter(Boolean).sort().join("\n")}`)
        .sort();
}

/** Frames of a stack trace that are not the program's, and what Node shows of an error object, differ between machines. */
function readable(message: string, directory: string): string {
    return message
        .replaceAll(directory, "<project>")
        .replaceAll("<ref *1> ", "")
        .replace(/ \{\n[\s\S]*$/, "")
        .split("\n")
        .filter((line) => !/^\s+at /.test(line) || line.includes("<project>"))
        .join("\n")
        .trim();
}
