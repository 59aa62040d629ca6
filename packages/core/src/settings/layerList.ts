import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Problem } from "../errors/problem.ts";
import { APART } from "./apart.ts";
import type { CheckOptions } from "./check.ts";
import type { EnvironmentSettings } from "./environment.ts";
import type { SettingsFile } from "./settingsFile.ts";
import { listEnvironments } from "./workspace.ts";
import { nearest, suggestion } from "./zodProblems.ts";

/** Checks what `environment.yaml` says about layers: those it lists, those they need, and those others have for it. */
export function checkLayerList(
    file: SettingsFile,
    settings: EnvironmentSettings | undefined,
    enabled: ReadonlySet<string>,
    options: CheckOptions,
): Problem[] {
    const upstream = settings?.upstream ?? {};
    return [
        ...(options.known === undefined ? [] : checkNames(file, [...enabled], options.known)),
        ...checkNeeds(file, enabled, upstream, options.needs ?? {}),
        ...(options.known === undefined ? [] : checkUpstream(file, upstream, options, options.known)),
    ];
}

function checkNames(file: SettingsFile, names: readonly string[], known: readonly string[]): Problem[] {
    return names.flatMap((name, index) =>
        known.includes(name)
            ? []
            : [
                  {
                      file: file.locate(["layers", index]),
                      path: `layers[${index}]`,
                      rule: "must be a layer this repository has",
                      value: name,
                      fix: suggestion(name, known),
                  },
              ],
    );
}

/** A layer whose need is switched off could only fail later, at the reference to a stack that nobody makes. */
function checkNeeds(
    file: SettingsFile,
    enabled: ReadonlySet<string>,
    upstream: EnvironmentSettings["upstream"],
    needs: NonNullable<CheckOptions["needs"]>,
): Problem[] {
    const missing = Map.groupBy(
        [...enabled].flatMap((layer) => (needs[layer] ?? []).map((need) => ({ layer, need }))),
        ({ need }) => need,
    );
    return [...missing]
        .filter(([need]) => !enabled.has(need) && upstream[need] === undefined)
        .map(([need, found]) => {
            const layers = found.map(({ layer }) => layer).join(", ");
            const needIt = found.length === 1 ? `layer ${layers} needs it` : `layers ${layers} need it`;
            return {
                file: file.locate(["layers"]),
                path: "layers",
                rule: `must list ${need}: ${needIt}`,
                value: [...enabled],
                fix: `add ${need} to layers, name the environment that has it under upstream, or remove ${layers}`,
            };
        });
}

/** A need resolved in an environment that does not exist would be a reference to a stack that nobody makes. */
function checkUpstream(
    file: SettingsFile,
    upstream: EnvironmentSettings["upstream"],
    { repository, environment }: CheckOptions,
    known: readonly string[],
): Problem[] {
    const others = listEnvironments(repository).filter((name) => name !== environment);
    return Object.entries(upstream).flatMap(([layer, where]) => {
        const place = { file: file.locate(["upstream", layer]), path: `upstream.${layer}` };
        const problems: Problem[] = [];
        if (!known.includes(layer)) {
            const rule = "must be a layer this repository has";
            problems.push({ ...place, rule, value: layer, fix: suggestion(layer, known) });
        }
        if (!others.includes(where)) {
            const rule = "must be another environment of this repository";
            problems.push({ ...place, rule, value: where, fix: suggestion(where, others) });
        }
        return problems;
    });
}

/** A file that nothing reads would be silently ignored: said instead. */
export function checkLeftovers(
    repository: string,
    folder: string,
    enabled: ReadonlySet<string>,
    known: readonly string[],
): Problem[] {
    const files = readdirSync(join(repository, folder)).filter((file) => /\.ya?ml$/.test(file));
    return files.sort().flatMap((file): Problem[] => {
        const name = file.replace(/\.ya?ml$/, "");
        const place = { file: `${folder}/${file}`, path: "" };
        const isRead = name === "environment" || APART.includes(name) || known.includes(name);
        if (isRead && file.endsWith(".yml")) {
            return [{ ...place, rule: "has no effect: settings files end in .yaml", fix: `rename it to ${name}.yaml` }];
        }
        if (!isRead) {
            const guess = nearest(name, known);
            const fix = guess === undefined ? "delete the file" : `rename it to ${guess}.yaml, or delete it`;
            return [{ ...place, rule: "has no effect: no layer has this name", fix }];
        }
        if (name === "environment" || APART.includes(name) || enabled.has(name)) return [];
        return [
            {
                ...place,
                rule: `has no effect: ${folder}/environment.yaml does not list the layer`,
                fix: `add ${name} to its layers, or delete the file`,
            },
        ];
    });
}
