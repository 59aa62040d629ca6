import type { Missing, Probes } from "../verify/ports.ts";
import { AwsCli } from "./awsCli.ts";
import { CloudWatch } from "./cloudWatch.ts";
import { Ecs } from "./ecs.ts";
import { httpGet } from "./httpGet.ts";
import { Kubectl } from "./kubectl.ts";
import { toolRunner } from "./runTool.ts";

/**
 * Looks with the AWS CLI, kubectl and HTTP.
 *
 * @param env of the tools: credentials, PATH. Where providers are simulated there is nothing to look at, and whatever the
 * same names mean in the account of the credentials is not looked at either.
 */
export function makeProbes(env: Readonly<Record<string, string | undefined>>): Probes {
    if (env["PULUMI_DEBUG_PROVIDERS"]) return nothingToLookAt;
    const run = toolRunner(env);
    const cli = new AwsCli(run);
    return { alarms: new CloudWatch(cli), services: new Ecs(cli), rollouts: new Kubectl(run), http: httpGet };
}

const simulated = async (): Promise<Missing> => ({
    missing: "a real cloud: the providers are simulated (PULUMI_DEBUG_PROVIDERS)",
});

const nothingToLookAt: Probes = {
    alarms: { states: simulated, fired: simulated },
    services: { state: simulated },
    rollouts: { state: simulated },
    http: { get: simulated },
};
