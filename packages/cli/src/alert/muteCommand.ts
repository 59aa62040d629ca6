import { UserError } from "@plinth/core/errors";
import { requireEnvironment } from "@plinth/core/settings";
import type { Answer } from "../aws/aws.ts";
import { exitCodes } from "../exitCodes.ts";
import type { Host } from "../host.ts";
import { openRepository } from "../repository/repository.ts";
import type { MutableAlarms } from "./alarmCloud.ts";
import { Alertmanager } from "./alertmanager.ts";
import type { AlertMuteOptions } from "./arguments.ts";
import { AwsAlarms } from "./awsAlarms.ts";
import { muteWindows, nextMinute } from "./mute.ts";
import { regionOf } from "./regionOf.ts";

type MakeAlarms = (host: Host, region: string) => MutableAlarms;
const realAlarms: MakeAlarms = ({ env }, region) => new AwsAlarms(env, region);

/**
 * Keeps a service's alarms quiet for a while. The window ends by itself, whatever becomes of whoever opened it, and says who
 * is not called, until when and why. One that is open is not made longer.
 */
export async function mute(
    environment: string,
    { service, minutes, reason, alertmanager }: AlertMuteOptions,
    host: Host,
    makeAlarms: MakeAlarms = realAlarms,
): Promise<number> {
    const alarms = makeAlarms(host, await regionFor(environment, host));
    const found = known(await alarms.find(environment, service));
    if (found.length === 0)
        throw new UserError(`${environment} has no alarms of ${service}. Fix: name a service that is deployed there`);
    const from = nextMinute(new Date());
    const windows = muteWindows(environment, service, minutes);
    for (const { name } of windows) {
        if (!known(await alarms.muted(name))) continue;
        throw new UserError(
            `${name} is open already, and is not made longer: nobody would be told for as long as somebody asks. ` +
                `Fix: wait until it ends, or end it with plinth alert unmute ${environment} --service ${service}`,
        );
    }
    for (const window of windows) {
        const names = found.filter(({ severity }) => window.severities.includes(severity)).map(({ name }) => name);
        if (names.length === 0) continue;
        known(await alarms.mute(window, names, reason, from));
        if (alertmanager !== undefined) await new Alertmanager(alertmanager).silence(window, [service], reason, from);
        const until = new Date(from.getTime() + window.minutes * 60_000).toISOString();
        host.stderr.write(
            `${window.severities.join(" and ")}: ${names.length} alarms of ${service} tell nobody until ${until} (${reason}). What still is wrong then is told then.\n`,
        );
    }
    return exitCodes.clean;
}

/** Ends the windows of a service. */
export async function unmute(
    environment: string,
    { service, alertmanager }: Pick<AlertMuteOptions, "service" | "alertmanager">,
    host: Host,
    makeAlarms: MakeAlarms = realAlarms,
): Promise<number> {
    const alarms = makeAlarms(host, await regionFor(environment, host));
    for (const window of muteWindows(environment, service, 1)) {
        known(await alarms.unmute(window.name));
        if (alertmanager !== undefined) await new Alertmanager(alertmanager).unsilence(window);
    }
    host.stderr.write(`Alarms of ${service} in ${environment} tell whom they concern.\n`);
    return exitCodes.clean;
}

async function regionFor(environment: string, { cwd }: Host): Promise<string> {
    const { root } = await openRepository(cwd);
    requireEnvironment(root, environment);
    return await regionOf(environment, cwd);
}

function known<Value>(answer: Answer<Value>): Value {
    if (!answer.known) throw new UserError(`nothing is muted: that needs ${answer.needs}`);
    return answer.value;
}
