import { anchorOf, type DeliveryReport, type EnvironmentPlan, type PlannedLayer, recoveryOf } from "@plinth/deployer";

/** Resources of a layer that are named; its file has all of them. */
const SHOWN = 50;

/** What was found out, for whoever approves it: what each layer does, what stays open, and what applies it. */
export function renderPlan(
    report: DeliveryReport,
    plan: EnvironmentPlan | undefined,
    digest: string | undefined,
    folder: string,
): string {
    const { environment, result, code, reason, layers, seconds, journal, correlationId } = report;
    const planned = new Map(plan?.layers.map((layer) => [layer.layer, layer]));
    const lines = [
        `plan ${environment}: ${result}${code === undefined ? "" : ` (${code})`} in ${seconds.toFixed(1)} s`,
        ...(reason === undefined ? [] : [reason]),
        ...layers.flatMap((layer) => {
            const found = planned.get(layer.layer);
            const dangers = layer.dangers.map(({ urn, what, why }) => `    ! ${urn} ${what}: ${why}`);
            if (found !== undefined) return [...layerLines(found), ...dangers];
            const why = layer.reason === undefined ? "" : `: ${layer.reason.replaceAll("\n", "\n    ")}`;
            return [
                `  ${layer.layer}: ${layer.result}${layer.code === undefined ? "" : ` (${layer.code})`}${why}`,
                ...dangers,
            ];
        }),
        "",
        ...(digest === undefined
            ? [
                  "Nothing was kept: there is no plan to apply.",
                  ...(code === undefined ? [] : [recoveryOf(code, environment), `More: ${anchorOf(code)}`]),
              ]
            : [
                  `Digest: ${digest}`,
                  `To apply it: npx plinth up ${environment} --plan ${folder} --plan-digest ${digest}`,
              ]),
        `Journal: ${journal} (run ${correlationId})`,
    ];
    return `${lines.join("\n")}\n`;
}

function layerLines(planned: PlannedLayer): string[] {
    if (planned.kind === "open")
        return [`  ${planned.layer}: planned and judged when its turn comes: ${planned.reason}`];
    const counts = Object.entries(planned.changes).map(([op, count]) => `${count} ${op}`);
    const steps = Object.entries(planned.plan.resourcePlans ?? {}).flatMap(([urn, { steps: found }]) => {
        const changing = [...new Set(found ?? [])].filter((step) => !["same", "read", "refresh"].includes(step));
        return changing.length === 0 ? [] : [`    ${changing.join(", ")} ${urn.split("::").slice(2).join("::")}`];
    });
    return [
        `  ${planned.layer}: ${counts.join(", ") || (planned.outputsChange ? "outputs alone change" : "nothing to do")}`,
        ...steps.slice(0, SHOWN),
        ...(steps.length > SHOWN ? [`    and ${steps.length - SHOWN} more: see its file`] : []),
        ...(planned.unless.length === 0
            ? []
            : [
                  `    unless outputs of ${planned.unless.join(", ")} turn out to change: then it is planned and judged again in the run`,
              ]),
    ];
}
