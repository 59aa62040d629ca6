import type { Pipelines } from "../model/pipelines.ts";
import { METRICS_CRON } from "../model/schedules.ts";
import { METRICS } from "../model/scripts.ts";
import { IS_SWITCHED_ON } from "./deploy.ts";
import { expression } from "./expression.ts";
import { checkout, install, type Workflow } from "./workflow.ts";

/** How deployments went, from the journals that their runs left behind. Needs no role: nothing of an environment is asked. */
export function metrics({ promoted }: Pipelines): Workflow {
    const ENVIRONMENTS = promoted.map(({ name }) => name).join(" ");
    return {
        name: "Delivery metrics",
        on: { schedule: [{ cron: METRICS_CRON }], workflow_dispatch: {} },
        jobs: {
            metrics: {
                name: "Metrics",
                if: IS_SWITCHED_ON,
                permissions: { actions: "read", contents: "read" },
                steps: [
                    checkout(),
                    install,
                    {
                        name: "Collect journals",
                        env: {
                            GH_TOKEN: expression("github.token"),
                            REPOSITORY: expression("github.repository"),
                            BRANCH: expression("github.event.repository.default_branch"),
                            ENVIRONMENTS,
                        },
                        run: "tools/pipelines/scripts/collectJournals.sh",
                    },
                    {
                        name: "Compute metrics",
                        env: { ENVIRONMENTS, JOURNALS: "journals" },
                        run: `${METRICS} | tee -a "$GITHUB_STEP_SUMMARY"`,
                    },
                ],
            },
        },
    };
}
