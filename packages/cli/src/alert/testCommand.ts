import { UserError } from "@plinth/core/errors";
import { requireEnvironment } from "@plinth/core/settings";
import { exitCodes } from "../exitCodes.ts";
import type { Host } from "../host.ts";
import { openRepository } from "../repository/repository.ts";
import type { AlarmCloud, TellingAlarm } from "./alarmCloud.ts";
import { Alertmanager } from "./alertmanager.ts";
import type { AlertTestOptions } from "./arguments.ts";
import { AwsAlarms } from "./awsAlarms.ts";
import { chooseAlarm, type Proof, proof, type ProofOptions, proveRoute } from "./proof.ts";
import { regionOf } from "./regionOf.ts";
import { type PlannedAlarmResource, SimulatedAlarms } from "./simulatedAlarms.ts";
import { post, Webhook } from "./webhook.ts";

/** Where alarms are, for tests. */
export interface AlertPorts {
    readonly aws: (host: Host, region: string) => AlarmCloud;
    readonly planned: (environment: string, host: Host) => Promise<readonly PlannedAlarmResource[]>;
}

const realPorts: AlertPorts = {
    aws: ({ env }, region) => new AwsAlarms(env, region),
    planned: async (environment, host) => (await import("../review/planned.ts")).costedResources(environment, host),
};

/**
 * Sets one alarm off and proves that somebody is told.
 *
 * @returns the exit code: 0 proven, 2 the way is broken, 1 where something could not be looked at.
 */
export async function testAlert(
    environment: string,
    options: AlertTestOptions,
    host: Host,
    ports: AlertPorts = realPorts,
): Promise<number> {
    const { root } = await openRepository(host.cwd);
    requireEnvironment(root, environment);
    const { through, proof: found } = await proofOf(environment, options, host, ports);
    host.stdout.write(
        options.format === "json"
            ? `${JSON.stringify({ version: 1, environment, through, severity: options.severity, ...found }, undefined, 2)}\n`
            : render(found, through),
    );
    return { proven: exitCodes.clean, broken: exitCodes.blocked, unknown: exitCodes.failed }[found.result];
}

async function proofOf(
    environment: string,
    options: AlertTestOptions,
    host: Host,
    ports: AlertPorts,
): Promise<{ through: string; proof: Proof }> {
    const waiting: ProofOptions = { waitSeconds: options.wait, signal: host.signal };
    if (options.alertmanager !== undefined) {
        const service = options.service ?? "plinth";
        const labels = { alertname: "ServiceLevelTest", severity: options.severity, service, slo: "test" };
        return { through: "Alertmanager", proof: await new Alertmanager(options.alertmanager).prove(labels, waiting) };
    }
    if (options.rehearse === true)
        return { through: "the simulated cloud", proof: await rehearse(environment, options, host, ports, waiting) };
    const cloud = ports.aws(host, await regionOf(environment, host.cwd));
    return {
        through: "CloudWatch",
        proof: await proveRoute(cloud, (await chosen(cloud, environment, options)).name, waiting),
    };
}

/** The same way in the simulated cloud, with a subscriber on this machine that says what it was told. */
async function rehearse(
    environment: string,
    options: AlertTestOptions,
    host: Host,
    ports: AlertPorts,
    waiting: ProofOptions,
): Promise<Proof> {
    const planned = await ports.planned(environment, host);
    const webhook = await Webhook.listen();
    try {
        const cloud = new SimulatedAlarms(planned, (topic, message) => post(webhook.address, topic, message));
        const { name } = await chosen(cloud, environment, options);
        const { links } = await proveRoute(cloud, name, waiting);
        const told = webhook.told.filter(({ message }) => message["AlarmName"] === name);
        const states = told.map(({ message }) => String(message["NewStateValue"]));
        return proof(name, [
            ...links,
            {
                link: "webhook",
                holds: states.includes("ALARM") && states.includes("OK"),
                says: `was told ${states.join(", then ") || "nothing"}${told[0] === undefined ? "" : `: ${String(told[0].message["AlarmDescription"])}`}`,
            },
        ]);
    } finally {
        webhook.close();
    }
}

async function chosen(cloud: AlarmCloud, environment: string, options: AlertTestOptions): Promise<TellingAlarm> {
    const found = await cloud.find(environment, options.service);
    if (!found.known)
        throw new UserError(`the alarms of ${environment} cannot be looked at: that needs ${found.needs}`);
    const alarm = chooseAlarm(found.value, options);
    if (alarm !== undefined) return alarm;
    const of = options.service === undefined ? "" : ` of ${options.service}`;
    throw new UserError(
        `${environment} has no alarm${of} of severity ${options.severity}${options.alert === undefined ? "" : ` that ends with ${options.alert}`}. ` +
            `Fix: ${found.value.length === 0 ? "deploy it first, or name another service" : `choose one of ${found.value.map(({ name }) => name).join(", ")}`}`,
    );
}

function render({ alarm, links, result }: Proof, through: string): string {
    const lines = links.map(
        ({ link, holds, says }) => `  ${holds === undefined ? "?" : holds ? "ok" : "NO"}  ${link}: ${says}`,
    );
    const verdict = {
        proven: "Whoever it concerns is told.",
        broken: "Nobody is told, or not everybody.",
        unknown: "Not everything could be looked at.",
    }[result];
    return `${alarm}, through ${through}\n${lines.join("\n")}\n${verdict}\n`;
}
