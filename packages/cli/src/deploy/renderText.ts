import { anchorOf, type DeliveryReport, type LayerReport, type LayerResult, recoveryOf } from "@plinth/deployer";

const words: Readonly<Record<LayerResult, string>> = {
    done: "done",
    unchanged: "nothing to do",
    notNeeded: "left as it is",
    blocked: "blocked",
    failed: "failed",
    skipped: "skipped",
    proposed: "would be changed",
};

/** A run for people: what became of each layer, what to do next, and where everything stands. */
export function renderText(report: DeliveryReport): string {
    const { verb, environment, result, code, reason, layers, seconds, journal, correlationId } = report;
    const width = Math.max(0, ...layers.map(({ layer }) => layer.length));
    const lines = [
        `${verb} ${environment}: ${result}${code === undefined ? "" : ` (${code})`} in ${seconds.toFixed(1)} s`,
        ...(reason === undefined ? [] : [reason]),
        ...layers.map((layer) => `  ${layer.layer.padEnd(width)}  ${layerText(layer)}`),
        ...(code === undefined ? [] : ["", recoveryOf(code, environment), `More: ${anchorOf(code)}`]),
        `Journal: ${journal} (run ${correlationId})`,
    ];
    return `${lines.join("\n")}\n`;
}

function layerText({ result, code, reason, changes, checkpoint, log, attempts, rollback }: LayerReport): string {
    const counts = Object.entries(changes).map(([op, count]) => `${count} ${op}`);
    const parts = [
        `${words[result]}${code === undefined ? "" : ` (${code})`}`,
        ...(counts.length === 0 ? [] : [counts.join(", ")]),
        ...(attempts > 1 ? [`${attempts} attempts`] : []),
        ...(result === "failed" && checkpoint !== undefined ? [`state from before: ${checkpoint}`] : []),
        ...(log === undefined ? [] : [`log: ${log}`]),
        ...(reason === undefined ? [] : [reason.replaceAll("\n", "\n    ")]),
        ...(rollback === undefined ? [] : [rollback.reason]),
    ];
    return parts.join("; ");
}
