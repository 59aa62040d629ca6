import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A control of a published framework that a rule looks after. */
export interface Control {
    /** The framework's `id`. */
    readonly framework: string;
    /** The control's number in the framework. */
    readonly id: string;
}

/** One control as a framework lists it. */
export interface FrameworkControl {
    readonly id: string;
    /** What it asks for, in words of our own. */
    readonly title: string;
    /** The rules that look after it; none where it is not covered. */
    readonly rules: readonly string[];
    /** Why no rule covers it, or in which part the rules do. */
    readonly why?: string;
}

/** A published framework: its controls as far as they concern what a program declares. */
export interface Framework {
    /** Short, as controls name it: `FSBP`. */
    readonly id: string;
    readonly name: string;
    readonly version: string;
    /** The public documents that numbers and relations were read from. */
    readonly source: string;
    /** The day of that, as `YYYY-MM-DD`. */
    readonly retrieved: string;
    readonly controls: readonly FrameworkControl[];
}

/** In the order in which reports name them. */
const FILES = ["fsbp", "cisAws", "cisEks", "cisKubernetes", "pciDss", "nist80053"];

let read: readonly Framework[] | undefined;
let byRule: Map<string, Control[]> | undefined;

/** Every framework with its controls. The files are read at the first question, which the pack itself never asks. */
export function frameworks(): readonly Framework[] {
    read ??= FILES.map((file) => {
        const path = join(import.meta.dirname, "frameworks", `${file}.json`);
        return JSON.parse(readFileSync(path, "utf8")) as Framework;
    });
    return read;
}

/** The controls a rule looks after; empty where none was found in a public document. */
export function controlsOf(rule: string): readonly Control[] {
    byRule ??= controlsByRule();
    return byRule.get(rule) ?? [];
}

function controlsByRule(): Map<string, Control[]> {
    const map = new Map<string, Control[]>();
    for (const { id: framework, controls } of frameworks()) {
        for (const { id, rules } of controls) {
            for (const rule of rules) {
                map.set(rule, [...(map.get(rule) ?? []), { framework, id }]);
            }
        }
    }
    return map;
}
