import type { CheckovResult, FailedCheck } from "./checkov.ts";

/** Checkov's verdicts on an environment beside the policy pack's. */
export interface Beside {
    readonly environment: string;
    readonly resources: number;
    readonly result: CheckovResult;
    /** The URN of what Checkov names by an address. */
    readonly urnOf: (address: string) => string | undefined;
    /** What the pack finds with every rule on. */
    readonly findings: readonly { readonly rule: string; readonly outcome: string; readonly urn: string }[];
}

interface Explained {
    /** The rules of the pack that ask for the same, by Checkov's id. */
    readonly rules: Readonly<Record<string, readonly string[]>>;
    /** Why a failure is none here, by Checkov's id. */
    readonly reasons: Readonly<Record<string, string>>;
    readonly date: string;
}

interface Besides {
    /** The AWS resources of each environment. */
    readonly resources: readonly Beside[];
    /** The Kubernetes objects of each environment that has some. */
    readonly objects: readonly Beside[];
}

/**
 * `docs/checkov.md`: each failure of Checkov on the environments' resources is a finding of the pack too, or has its
 * reason. `open` lists the failures that are neither.
 */
export function page({ resources, objects }: Besides, explained: Explained): { text: string; open: string[] } {
    const [ofResources, ofObjects] = [failuresOf(resources, explained), failuresOf(objects, explained)];
    const text = `# Checkov on the same resources

The environments of this repository, judged by Checkov ${resources[0]?.result.version} beside the policy pack with every rule on. \`npm run checkov\`
makes this page; made on ${explained.date}. Each failure of Checkov is a finding of the pack too, or has its reason here.

As a Terraform plan, every AWS resource with the values of the settled pass:

${countsOf("AWS resources", resources)}

As manifests, every Kubernetes object that the programs state (what Helm releases make of their charts is not among them):

${countsOf("Kubernetes objects", objects)}

The pack's findings are those on all of an environment.

## What Checkov fails

${tableOf(ofResources)}

## What Checkov fails of Kubernetes objects

${tableOf(ofObjects)}
`;
    return { text, open: [...ofResources, ...ofObjects].flatMap(({ open }) => open) };
}

interface Failures {
    readonly line: string;
    /** Where nothing explains it. */
    readonly open: readonly string[];
}

function failuresOf(besides: readonly Beside[], explained: Explained): Failures[] {
    return besides.flatMap((beside) =>
        [...Map.groupBy(beside.result.failed, ({ id }) => id)].map(([id, failed]) => {
            const why = explain(beside, failed, explained);
            const title = failed[0]?.title ?? "";
            const where = failed.map(({ address }) => address).join(", ");
            return {
                line: `| ${beside.environment} | ${id} | ${title} | ${failed.length} | ${why ?? "**unexplained**"} |`,
                open: why === undefined ? [`${beside.environment}: ${id} ${title}: ${where}`] : [],
            };
        }),
    );
}

function countsOf(what: string, besides: readonly Beside[]): string {
    const lines = besides.map(
        ({ environment, resources, result, findings }) =>
            `| ${environment} | ${resources} | ${result.passed} | ${result.failed.length} | ${findings.length} |`,
    );
    return `| environment | ${what} | Checkov: passed | Checkov: failed | pack, every rule on: findings |
| --- | ---: | ---: | ---: | ---: |
${lines.length > 0 ? lines.join("\n") : "| – | 0 | 0 | 0 | 0 |"}`;
}

function tableOf(failures: readonly Failures[]): string {
    return `| environment | check | asks | resources | here |
| --- | --- | --- | ---: | --- |
${failures.length > 0 ? failures.map(({ line }) => line).join("\n") : "| – | – | nothing | 0 | |"}`;
}

/** Which rule says the same of every one of the resources, or why none does. */
function explain(
    { urnOf, findings }: Beside,
    failed: readonly FailedCheck[],
    { rules, reasons }: Explained,
): string | undefined {
    const [{ id }] = failed as [FailedCheck];
    const asking = rules[id] ?? [];
    const found = failed.every(({ address }) =>
        findings.some(({ rule, urn }) => asking.includes(rule) && urn === urnOf(address)),
    );
    return found && asking.length > 0 ? `found: ${asking.join(", ")}` : reasons[id];
}
