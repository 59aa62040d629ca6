import { type Example, judgeExample, type RuleExamples } from "@plinth/policies/examples";
import { programText } from "./programText.ts";

/** An example to show, and what the rule says of it. */
export interface Shown {
    readonly title: string;
    readonly program: string;
    readonly says: readonly string[];
}

/**
 * One example that passes and one that fails, typical ones that hide nothing. The failing one is about the rule's main
 * type where there is such a one. Of the passing ones those come first that the rule has judged, that look like the failing
 * one, and that say something.
 */
export function chooseExamples(examples: RuleExamples): { readonly passes?: Shown; readonly fails?: Shown } {
    const main = examples.rule.types[0];
    const failing = typical(
        preferred(examples.failing, [isPlain, ({ resources }) => resources.some(({ type }) => type === main)]),
    );
    const types = typesOf(failing);
    const passing = typical(
        preferred(examples.passing, [
            isPlain,
            (example) => hasPassed(examples, example),
            ({ resources }) => resources.some(({ type }) => types.has(type)),
            ({ resources }) => resources.every(({ inputs }) => Object.keys(inputs ?? {}).length > 0),
            (example) => typesOf(example).size === types.size,
        ]),
    );
    return {
        ...(passing === undefined ? {} : { passes: shown(passing, []) }),
        ...(failing === undefined ? {} : { fails: shown(failing, messages(examples, failing)) }),
    };
}

/** Those that have each quality, as long as any has it; the first quality matters most. */
function preferred<Kind extends Example>(
    examples: readonly Kind[],
    qualities: readonly ((example: Kind) => boolean)[],
): readonly Kind[] {
    return qualities.reduce((left, quality) => {
        const better = left.filter(quality);
        return better.length === 0 ? left : better;
    }, examples);
}

function typesOf(example: Example | undefined): ReadonlySet<string> {
    return new Set(example?.resources.map(({ type }) => type));
}

function shown({ title, resources, parameters, profiles }: Example, says: readonly string[]): Shown {
    const settings = [
        ...(profiles === undefined ? [] : [`profile ${profiles.join(", ")}`]),
        ...(parameters === undefined ? [] : [`parameters ${JSON.stringify(parameters)}`]),
    ];
    const under = settings.length === 0 ? "" : ` (${settings.join("; ")})`;
    return { title: `${title}${under}`, program: programText(resources), says };
}

/** Not written for special settings, and without values nobody could write down. */
function isPlain({ resources, parameters, profiles }: Example): boolean {
    const written = programText(resources);
    return parameters === undefined && profiles === undefined && !written.includes("knownAfterDeployment");
}

function hasPassed(examples: RuleExamples, example: Example): boolean {
    return judgeExample(examples, example).some(({ outcome }) => outcome === "pass");
}

function messages(examples: RuleExamples, example: Example): string[] {
    return judgeExample(examples, example)
        .filter(({ outcome }) => outcome === "violation")
        .map(({ urn, message }) => `${urn.split("::").at(-1)}: ${message.replace(/ \[plinth:[^\]]*\]$/, "")}`);
}

/** Longer programs are no help at a glance. */
const MOST_LINES = 30;

/** Of those that are short, the one with the fewest words to it: what is special about an example takes words to say. */
function typical(examples: readonly Example[]): Example | undefined {
    const lines = ({ resources }: Example): number => programText(resources).split("\n").length;
    const short = examples.filter((example) => lines(example) <= MOST_LINES);
    const [first] = (short.length > 0 ? short : [...examples]).sort(
        (one, other) => one.title.length - other.title.length,
    );
    return first;
}
