import { type Answer, runAws, type Said, unanswered } from "../aws/aws.ts";
import type { Host } from "../host.ts";
import type {
    ActionTried,
    AlarmCloud,
    AlarmNow,
    AlarmState,
    MutableAlarms,
    Subscriptions,
    TellingAlarm,
} from "./alarmCloud.ts";
import { MOST_ALARMS, type MuteWindow, scheduleOf } from "./mute.ts";

const BOTH_TYPES = ["--alarm-types", "MetricAlarm", "CompositeAlarm"] as const;

/** Alarms of the account that the credentials belong to, through the AWS CLI. */
export class AwsAlarms implements AlarmCloud, MutableAlarms {
    readonly #run: (args: readonly string[]) => Promise<Said>;

    /** @param run runs `aws`; tests have one without a process. */
    constructor(
        env: Host["env"],
        region: string,
        run: (args: readonly string[]) => Promise<Said> = (args) => runAws(args, env),
    ) {
        this.#run = (args) => run([...args, "--region", region, "--output", "json"]);
    }

    async find(environment: string, service: string | undefined): Promise<Answer<readonly TellingAlarm[]>> {
        const filters = [
            `Key=Environment,Values=${environment}`,
            ...(service === undefined ? [] : [`Key=Service,Values=${service}`]),
            "Key=Severity",
        ];
        const said = await this.#ask<{ ResourceTagMappingList?: readonly Tagged[] }>([
            ...["resourcegroupstaggingapi", "get-resources", "--resource-type-filters", "cloudwatch:alarm"],
            ...["--tag-filters", ...filters],
        ]);
        if (!said.known) return said;
        return { known: true, value: (said.value.ResourceTagMappingList ?? []).map(tellingAlarm) };
    }

    async look(name: string): Promise<Answer<AlarmNow>> {
        const said = await this.#ask<{ MetricAlarms?: readonly Described[]; CompositeAlarms?: readonly Described[] }>([
            ...["cloudwatch", "describe-alarms", "--alarm-names", name],
            ...BOTH_TYPES,
        ]);
        if (!said.known) return said;
        const found = [...(said.value.MetricAlarms ?? []), ...(said.value.CompositeAlarms ?? [])][0];
        if (found === undefined) return { known: false, needs: `the alarm ${name}, which is not there` };
        const { StateValue: state, ActionsEnabled: actionsEnabled = true, AlarmActions: actions = [] } = found;
        return { known: true, value: { state, actionsEnabled, actions } };
    }

    async fire(name: string, reason: string): Promise<Answer<true>> {
        return await this.#set(name, "ALARM", reason);
    }

    async restore(name: string, state: AlarmState, reason: string): Promise<Answer<true>> {
        return await this.#set(name, state, reason);
    }

    async tried(name: string, since: Date): Promise<Answer<readonly ActionTried[]>> {
        const said = await this.#ask<{ AlarmHistoryItems?: readonly HistoryItem[] }>([
            ...["cloudwatch", "describe-alarm-history", "--alarm-name", name, "--history-item-type", "Action"],
            ...["--start-date", since.toISOString(), ...BOTH_TYPES],
        ]);
        if (!said.known) return said;
        return { known: true, value: (said.value.AlarmHistoryItems ?? []).map(actionTried) };
    }

    async subscriptions(topic: string): Promise<Answer<Subscriptions>> {
        const said = await this.#ask<{ Subscriptions?: readonly { SubscriptionArn: string }[] }>([
            ...["sns", "list-subscriptions-by-topic", "--topic-arn", topic],
        ]);
        if (!said.known) return said;
        const all = said.value.Subscriptions ?? [];
        const pending = all.filter(({ SubscriptionArn }) => SubscriptionArn === "PendingConfirmation").length;
        return { known: true, value: { confirmed: all.length - pending, pending } };
    }

    async muted(name: string): Promise<Answer<boolean>> {
        const said = await this.#run(["cloudwatch", "get-alarm-mute-rule", "--alarm-mute-rule-name", name]);
        if (said.code !== 0) {
            return /ResourceNotFound/.test(said.err) ? { known: true, value: false } : unanswered(said);
        }
        const { Status } = JSON.parse(said.out) as { Status?: string };
        return { known: true, value: Status === "ACTIVE" || Status === "SCHEDULED" };
    }

    async mute(window: MuteWindow, alarms: readonly string[], reason: string, from: Date): Promise<Answer<true>> {
        if (alarms.length > MOST_ALARMS)
            return { known: false, needs: `at most ${MOST_ALARMS} alarms; the service has ${alarms.length}` };
        return await this.#do([
            ...["cloudwatch", "put-alarm-mute-rule", "--name", window.name, "--description", reason],
            ...["--rule", JSON.stringify(scheduleOf(window, from))],
            ...["--mute-targets", JSON.stringify({ AlarmNames: alarms })],
        ]);
    }

    async unmute(name: string): Promise<Answer<true>> {
        const said = await this.#run(["cloudwatch", "delete-alarm-mute-rule", "--alarm-mute-rule-name", name]);
        return said.code === 0 || /ResourceNotFound/.test(said.err) ? { known: true, value: true } : unanswered(said);
    }

    async #set(name: string, state: AlarmState, reason: string): Promise<Answer<true>> {
        return await this.#do([
            ...["cloudwatch", "set-alarm-state", "--alarm-name", name],
            ...["--state-value", state, "--state-reason", reason],
        ]);
    }

    async #do(args: readonly string[]): Promise<Answer<true>> {
        const said = await this.#run(args);
        return said.code === 0 ? { known: true, value: true } : unanswered(said);
    }

    async #ask<Said>(args: readonly string[]): Promise<Answer<Said>> {
        const said = await this.#run(args);
        return said.code === 0 ? { known: true, value: JSON.parse(said.out) as Said } : unanswered(said);
    }
}

interface Tagged {
    readonly ResourceARN: string;
    readonly Tags?: readonly { readonly Key: string; readonly Value: string }[];
}

interface Described {
    readonly StateValue: AlarmState;
    readonly ActionsEnabled?: boolean;
    readonly AlarmActions?: readonly string[];
}

interface HistoryItem {
    readonly HistorySummary?: string;
    readonly HistoryData?: string;
}

function tellingAlarm({ ResourceARN, Tags = [] }: Tagged): TellingAlarm {
    const tag = (key: string) => Tags.find(({ Key }) => Key === key)?.Value;
    return {
        name: ResourceARN.slice(ResourceARN.indexOf(":alarm:") + ":alarm:".length),
        severity: tag("Severity") ?? "",
        service: tag("Service"),
        owner: tag("Owner"),
    };
}

/** An entry's words name the action, and begin with how it went. */
function actionTried({ HistorySummary: says = "", HistoryData = "{}" }: HistoryItem): ActionTried {
    const data = JSON.parse(HistoryData) as { actionState?: string; notificationResource?: string };
    return {
        action: data.notificationResource ?? /arn:\S+/.exec(says)?.[0].replace(/[.,]$/, "") ?? "",
        succeeded: data.actionState === undefined ? says.startsWith("Successfully") : data.actionState === "Succeeded",
        says,
    };
}
