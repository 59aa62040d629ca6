import { defineLayer } from "@plinth/core";
import { BreakGlassRole } from "@plinth/roles/break-glass";
import { makePipelineRoles } from "./pipelineRoles.ts";
import { settings } from "./settings.ts";
import { makeState } from "./state.ts";

/**
 * What has to be there before anything of an environment is deployed. It is no layer of the environment: whoever deploys that
 * must not be able to change what keeps its states and limits its roles. `plinth bootstrap` deploys it, by an administrator.
 */
export const bootstrap = defineLayer({
    name: "bootstrap",
    owner: "security",
    description:
        "What comes before an environment: the store of its states, the roles of its pipelines, the way in in an emergency",
    settings,
    build(settings, _upstream, context) {
        const { options, target, environment, tags } = context;
        const store = makeState(settings, context);
        const roles = makePipelineRoles(settings, context, store.kept);
        const breakGlass =
            settings.breakGlass.mode === "created"
                ? new BreakGlassRole(
                      "break-glass",
                      {
                          ...settings.breakGlass,
                          environment,
                          account: target.account,
                          partition: target.partition,
                          tags,
                      },
                      settings.breakGlass.protect ? { ...options, protect: true } : options,
                  )
                : undefined;
        return { ...store.outputs, ...roles, breakGlassRoleArn: breakGlass?.arn ?? null };
    },
});
