import { PolicyPack } from "@pulumi/policy";
import { queueAlarm } from "./queueAlarm.ts";
import { queueDeadLetters } from "./queueDeadLetters.ts";

new PolicyPack("own-pack", { policies: [queueDeadLetters, queueAlarm] });
