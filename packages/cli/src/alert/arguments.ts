import { type Command as Parser, Option } from "commander";
import { seconds, wholeNumber } from "../arguments/options.ts";
import { type Choose, verb } from "../arguments/verb.ts";
import { MOST_MINUTES } from "./mute.ts";

export interface AlertTestOptions {
    readonly service?: string;
    readonly severity: "page" | "ticket" | "log";
    /** The end of an alarm's name: `availability-fast`. */
    readonly alert?: string;
    /** Whether the cloud is simulated. */
    readonly rehearse?: boolean;
    /** An Alertmanager's address, asked instead of CloudWatch. */
    readonly alertmanager?: string;
    /** Seconds to wait for what was told. */
    readonly wait: number;
    readonly format: "text" | "json";
}

export interface AlertMuteOptions {
    readonly service: string;
    readonly minutes: number;
    readonly reason: string;
    readonly alertmanager?: string;
}

/** CloudWatch tells in seconds; Alertmanager waits half a minute for alerts that belong together. */
const WAIT_SECONDS = 90;

export function addAlert(program: Parser, choose: Choose): void {
    const alert = verb(program, "alert", "test|mute|unmute").description(
        "try where alarms go, and keep them quiet for a while",
    );
    verb(alert, "test", "[options] <environment>")
        .description("set one alarm off and prove that whoever it concerns is told")
        .argument("<environment>", "a folder of environments/")
        .option("--service <service>", "an alarm of this service (default: any)")
        .addOption(
            new Option("--severity <severity>", "an alarm of this severity")
                .choices(["page", "ticket", "log"])
                .default("page"),
        )
        .option(
            "--alert <alert>",
            "the end of the alarm's name, such as availability-fast (default: the first by name)",
        )
        .addOption(
            new Option(
                "--rehearse",
                "in the simulated cloud: the environment's alarms and topics as planned, and a webhook on this machine",
            ).conflicts("alertmanager"),
        )
        .option(
            "--alertmanager <address>",
            "through this Alertmanager instead of CloudWatch, such as http://127.0.0.1:9093",
        )
        .option("--wait <seconds>", "how long to wait for what was told", seconds, WAIT_SECONDS)
        .addOption(new Option("--format <format>", "how to print it").choices(["text", "json"]).default("text"))
        .action((environment: string, options: AlertTestOptions) =>
            choose(async (host) => (await import("./testCommand.ts")).testAlert(environment, options, host)),
        );
    verb(alert, "mute", "[options] <environment>")
        .description("keep a service's alarms quiet while it is deployed; it ends by itself")
        .argument("<environment>", "a folder of environments/")
        .requiredOption("--service <service>", "whose alarms")
        .requiredOption("--reason <text>", "why, for whoever wonders: a deployment, a test of load")
        .option(
            "--minutes <number>",
            `for how long: pages ${MOST_MINUTES.page} minutes at most, whatever is asked`,
            wholeNumber(1, MOST_MINUTES.rest),
            MOST_MINUTES.page,
        )
        .option("--alertmanager <address>", "in this Alertmanager too, such as http://127.0.0.1:9093")
        .action((environment: string, options: AlertMuteOptions) =>
            choose(async (host) => (await import("./muteCommand.ts")).mute(environment, options, host)),
        );
    verb(alert, "unmute", "[options] <environment>")
        .description("end what alert mute began")
        .argument("<environment>", "a folder of environments/")
        .requiredOption("--service <service>", "whose alarms")
        .option("--alertmanager <address>", "in this Alertmanager too, such as http://127.0.0.1:9093")
        .action((environment: string, options: Pick<AlertMuteOptions, "service" | "alertmanager">) =>
            choose(async (host) => (await import("./muteCommand.ts")).unmute(environment, options, host)),
        );
}
