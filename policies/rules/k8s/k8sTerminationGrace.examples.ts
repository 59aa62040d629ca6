import { type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { cronJob, deployment, patch, pod } from "../../tests/pod.ts";
import { k8sTerminationGrace } from "./k8sTerminationGrace.ts";

const waits = (preStop: unknown, terminationGracePeriodSeconds?: unknown) => ({
    terminationGracePeriodSeconds,
    containers: [{ name: "app" }, { name: "proxy", lifecycle: { preStop } }],
});
const sleep = (seconds: unknown) => ({ sleep: { seconds } });
const exec = (...command: unknown[]) => ({ exec: { command } });
const POD = ["pod: spec.terminationGracePeriodSeconds"];

export const examples: RuleExamples = {
    rule: k8sTerminationGrace,
    passing: [
        {
            title: "a time that is not known yet, and no sleep",
            resources: [pod(waits(sleep(0), UNKNOWN)), deployment(waits(undefined, UNKNOWN))],
        },

        { title: "more time than the hook takes", resources: [deployment(waits(sleep(10), 45))] },
        { title: "the default, and a short hook", resources: [pod(waits(exec("sleep", "5")))] },
        {
            title: "no hook, or one that does not sleep",
            resources: [
                pod({ containers: [{ name: "app" }], terminationGracePeriodSeconds: 0 }),
                deployment(waits(exec("/bin/sh", "-c", "nginx -s quit"), 5)),
            ],
        },
        { title: "a patch that leaves the time as it is", resources: [patch(waits(sleep(60)))] },
    ],
    failing: [
        {
            title: "a hook that takes all of the time",
            resources: [pod(waits(sleep(30), 30))],
            finds: POD,
            says: ["more than the 30 seconds of a hook, found 30"],
        },
        {
            title: "a hook longer than the default",
            resources: [pod(waits(sleep(40)))],
            finds: POD,
            says: ["the default of 30"],
        },
        { title: "a command that sleeps", resources: [pod(waits(exec("/bin/sleep", "20"), 15))], finds: POD },
        {
            title: "a shell that sleeps among other things",
            resources: [cronJob(waits(exec("/bin/sh", "-c", "touch /tmp/down; sleep 20 && nginx -s quit"), 15))],
            finds: ["cron: spec.jobTemplate.spec.template.spec.terminationGracePeriodSeconds"],
        },
        {
            title: "a sleep in minutes",
            resources: [pod(waits(exec("sh", "-c", "sleep 1m"), 45))],
            finds: POD,
            says: ["the 60 seconds"],
        },
    ],
    unknown: [
        { title: "a time that is not known yet", resources: [pod(waits(sleep(10), UNKNOWN))], finds: POD },
        {
            title: "a hook's time that is not known yet",
            resources: [pod(waits(sleep(UNKNOWN), 30))],
            finds: ["pod: spec.containers[1].lifecycle.preStop.sleep.seconds"],
        },
    ],
};
