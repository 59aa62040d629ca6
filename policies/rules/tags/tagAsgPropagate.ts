import { Reading } from "../../reading/reading.ts";
import type { ResourceView } from "../../resource/resourceView.ts";
import { resourceRule } from "../../rule/rule.ts";
import { requiredTags } from "./requiredTags.ts";

export const tagAsgPropagate = resourceRule({
    id: "tag-asg-propagate",
    severity: "medium",
    description: "Instances of an Auto Scaling group get the tags that every resource must carry",
    remedy: "list each required tag in tags with propagateAtLaunch: true",
    types: ["aws:autoscaling/group:Group"],
    safeProperties: [],
    parameters: { keys: requiredTags },
    *check(group, { parameters }) {
        const readings = parameters.strings("keys").map((key) => ({ key, is: propagates(group, key) }));
        const wrong = readings.filter(({ is }) => is === "no").map(({ key }) => key);
        const open = readings.filter(({ is }) => is === "maybe").map(({ key }) => key);
        // One finding for a group, whatever the number of keys.
        if (wrong.length > 0) {
            yield { at: Reading.absent("tags"), expected: expecting(wrong), found: "none of them" };
        } else if (open.length > 0) {
            yield { at: Reading.unknown("tags"), expected: expecting(open) };
        }
    },
});

function propagates(group: ResourceView, key: string): "yes" | "no" | "maybe" {
    // Older providers take the same entries in `tagsCollection`.
    const entries = ["tags", "tagsCollection"].flatMap((property) => group.get(property).items());
    const named = entries.filter((entry) => entry.child("key").string() === key).map(switchOf);
    const unnamed = entries.filter((entry) => entry.child("key").isUnknown).map(switchOf);
    if (named.some((propagate) => propagate.boolean() === true)) {
        return "yes";
    }
    const mayPropagate = (propagate: Reading) => propagate.isUnknown || propagate.boolean() === true;
    return named.some(mayPropagate) || unnamed.some(mayPropagate) ? "maybe" : "no";
}

function switchOf(entry: Reading): Reading {
    return entry.child("propagateAtLaunch");
}

function expecting(keys: readonly string[]): string {
    return `propagateAtLaunch: true for ${keys.join(", ")}`;
}
