import { UserError } from "@plinth/core/errors";
import type { DeployWindow, Missing, MutePort } from "@plinth/deployer";
import type { Answer } from "../aws/aws.ts";
import type { Host } from "../host.ts";
import type { MutableAlarms } from "./alarmCloud.ts";
import { Alertmanager } from "./alertmanager.ts";
import { AwsAlarms } from "./awsAlarms.ts";

/** Keeps alarms quiet while a deployment changes what they watch: mute rules of CloudWatch, and silences of Alertmanager. */
export class DeployMutes implements MutePort {
    readonly #alarmsIn: (region: string) => MutableAlarms;

    /** @param alarmsIn the alarms of a region; tests have some without a process. */
    constructor(
        env: Host["env"],
        alarmsIn: (region: string) => MutableAlarms = (region) => new AwsAlarms(env, region),
    ) {
        this.#alarmsIn = alarmsIn;
    }

    async isOpen(window: DeployWindow): Promise<boolean | Missing> {
        const answer = await this.#of(window).muted(window.name);
        return answer.known ? answer.value : { missing: answer.needs };
    }

    async open(window: DeployWindow): Promise<Missing | undefined> {
        const { alarms, reason, from, alertmanager } = window;
        const names = alarms.map(({ name }) => name);
        const opened = missingOf(await this.#of(window).mute(window, names, reason, from));
        if (opened !== undefined || alertmanager === undefined) return opened;
        const services = servicesOf(window);
        if (services.length === 0) return undefined;
        return await silently(() => new Alertmanager(alertmanager).silence(window, services, reason, from));
    }

    async close(window: DeployWindow): Promise<Missing | undefined> {
        const { name, alertmanager } = window;
        const closed = missingOf(await this.#of(window).unmute(name));
        if (alertmanager === undefined || servicesOf(window).length === 0) return closed;
        // Whatever became of the one, the other is ended.
        const unsilenced = await silently(() => new Alertmanager(alertmanager).unsilence(window));
        return closed ?? unsilenced;
    }

    #of({ alarms }: DeployWindow): MutableAlarms {
        // arn:aws:cloudwatch:<region>:…: an environment has one region, which its alarms know.
        return this.#alarmsIn(alarms[0]?.arn.split(":")[3] ?? "");
    }
}

function servicesOf({ alarms }: DeployWindow): string[] {
    return [...new Set(alarms.flatMap(({ service }) => service ?? []))].toSorted();
}

function missingOf(answer: Answer<true>): Missing | undefined {
    return answer.known ? undefined : { missing: answer.needs };
}

async function silently(work: () => Promise<unknown>): Promise<Missing | undefined> {
    try {
        await work();
        return undefined;
    } catch (error) {
        if (error instanceof UserError) return { missing: error.message };
        throw error;
    }
}
