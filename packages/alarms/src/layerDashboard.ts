import type { LayerContext } from "@plinth/core";
import { makeDashboard } from "./makeDashboard.ts";
import type { Widgets } from "./plan/index.ts";

/**
 * The dashboard of a layer: what its components show of themselves, in the order given. None where environment.yaml says
 * `dashboards: false`, or where nothing is shown.
 */
export function makeLayerDashboard(layer: string, context: LayerContext, sections: readonly Widgets[]): void {
    const shown = sections.filter(({ graphs, drawn = [] }) => graphs.length + drawn.length > 0);
    if (!context.dashboards || shown.length === 0) return;
    makeDashboard(
        `${layer}-dashboard`,
        {
            dashboardName: context.physicalName("aws:cloudwatch/dashboard:Dashboard", layer),
            title: `${layer} in ${context.environment}`,
            note: "Made by a deployment: changes made here are overwritten by the next one. Alarms name their runbooks, docs/runbooks.",
            region: context.target.region,
            sections: shown,
        },
        { provider: context.providers.aws },
    );
}
