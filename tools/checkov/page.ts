import type { CheckovResult, FailedCheck } from "./checkov.ts";

/** Checkov's verdicts on an environment beside the policy pack's. */
export interface Beside {
    readonly environment: string;
    readonly resources: number;
    readonly result: CheckovResult;
    /** From the address in the Terraform plan to the URN. */
    readonly urns: ReadonlyMap<string, string>;
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

/**
 * `docs/checkov.md`: each failure of Checkov on the environments' resources is a finding of the pack too, or has its
 * reason. `open` lists the failures that are neither.
 */
export function page(besides: readonly Beside[], explained: Explained): { text: string; open: string[] } {
    const rows = besides.flatMap((beside) =>
        [...Map.groupBy(beside.result.failed, ({ id }) => id)].map(([id, failed]) => {
            const why = explain(beside, failed, explained);
            return { id, why, beside, failed };
        }),
    );
    const open = rows
        .filter(({ why }) => why === undefined)
        .map(
            ({ id, beside, failed }) =>
                `${beside.environment}: ${id} ${failed[0]?.title}: ${failed.map(({ address }) => address).join(", ")}`,
        );
    const counts = besides.map(
        ({ environment, resources, result, findings }) =>
            `| ${environment} | ${resources} | ${result.passed} | ${result.failed.length} | ${findings.length} |`,
    );
    const lines = rows.map(
        ({ id, why, beside, failed }) =>
            `| ${beside.environment} | ${id} | ${failed[0]?.title ?? ""} | ${failed.length} | ${why ?? "**unexplained**"} |`,
    );
    const text = `# Checkov on the same resources

The environments of this repository as a Terraform plan (every AWS resource with the values of the settled pass), judged
by Checkov ${besides[0]?.result.version}, beside the policy pack with every rule on. \`npm run checkov\` makes
this page; made on ${explained.date}. Each failure of Checkov is a finding of the pack too, or has its reason here.

| environment | AWS resources | Checkov: passed | Checkov: failed | pack, every rule on: findings |
| --- | ---: | ---: | ---: | ---: |
${counts.join("\n")}

## What Checkov fails

| environment | check | asks | resources | here |
| --- | --- | --- | ---: | --- |
${lines.length > 0 ? lines.join("\n") : "| – | – | nothing | 0 | |"}
`;
    return { text, open };
}

/** Which rule says the same of every one of the resources, or why none does. */
function explain(
    { urns, findings }: Beside,
    failed: readonly FailedCheck[],
    { rules, reasons }: Explained,
): string | undefined {
    const [{ id }] = failed as [FailedCheck];
    const asking = rules[id] ?? [];
    const found = failed.every(({ address }) =>
        findings.some(({ rule, urn }) => asking.includes(rule) && urn === urns.get(address)),
    );
    return found && asking.length > 0 ? `found: ${asking.join(", ")}` : reasons[id];
}
