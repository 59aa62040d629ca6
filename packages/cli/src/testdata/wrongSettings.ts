import { readFileSync } from "node:fs";
import { join } from "node:path";
import { main } from "../main.ts";
import { recordingHost } from "./host.ts";
import { copyOfThisRepository, type TemporaryRepository } from "./temporaryRepository.ts";

const FILES = ["environment", "network", "database", "cache", "cluster"];

/**
 * This repository with one environment, `dev`, whose settings are the tests' own: fine as they are, and with lines that
 * do not move when a shipped environment changes.
 */
export function repositoryWithSettings(): TemporaryRepository {
    const repository = copyOfThisRepository();
    repository.remove("environments");
    for (const name of FILES) {
        const text = readFileSync(join(import.meta.dirname, "settings", `${name}.yaml`), "utf8");
        repository.write(`environments/dev/${name}.yaml`, text);
    }
    return repository;
}

/** A change to the settings of `dev`. */
export type Mistake = (repository: TemporaryRepository) => void;

/** Replaces a text in one of the files. */
export function change(name: string, from: string, to: string): Mistake {
    return (repository) => repository.edit(`environments/dev/${name}.yaml`, from, to);
}

/** Writes one of the files anew. */
export function replace(name: string, text: string): Mistake {
    return (repository) => repository.write(`environments/dev/${name}.yaml`, text);
}

export function remove(name: string): Mistake {
    return (repository) => repository.remove(`environments/dev/${name}.yaml`);
}

/** What `plinth settings check` ends with and says of settings with these mistakes. */
export async function checkWith(...mistakes: readonly Mistake[]): Promise<{ code: number; out: string; err: string }> {
    const repository = repositoryWithSettings();
    try {
        for (const mistake of mistakes) mistake(repository);
        const host = recordingHost({ cwd: repository.root });
        const code = await main(["settings", "check"], host);
        return { code, out: host.out(), err: host.err() };
    } finally {
        repository.dispose();
    }
}
