/** A backend, and what opens and closes the secrets of a stack in it. */
export interface Place {
    /** What people call it. */
    readonly name: string;
    /** As PULUMI_BACKEND_URL has it. */
    readonly backend: string;
    /** As `pulumi stack init --secrets-provider` takes it. */
    readonly secretsProvider: string;
}

/** A stack that a backend has. */
export interface FoundStack {
    /** URNs of what is in it, sorted; the stack itself left out. */
    readonly urns: readonly string[];
    readonly outputs: Readonly<Record<string, unknown>>;
}

/** What a command of the CLI had to say. */
export interface Done {
    readonly ok: boolean;
    /** The last lines that say why it went wrong. */
    readonly said: string;
}

/** The Pulumi CLI on the project `stacks/bootstrap`, one stack, several backends. */
export interface Stacks {
    /** `undefined` where there is no CLI. */
    version(): Promise<string | undefined>;
    /** `undefined` where the backend has no such stack, or is not there itself. @throws UserError for anything else. */
    find(place: Place): Promise<FoundStack | undefined>;
    /** How many stacks of other projects the backend has. */
    others(place: Place): Promise<number>;
    init(place: Place): Promise<Done>;
    /** Whether an `up` would change anything. */
    pending(place: Place): Promise<Done & { readonly changes: boolean }>;
    up(place: Place): Promise<Done>;
    /** Moves the stack: both or none. */
    migrate(from: Place, to: Place): Promise<Done>;
}

/** Files below the repository, by their path from its root. */
export interface Files {
    read(file: string): string | undefined;
    /** For this user alone. */
    writePrivate(file: string, text: string): void;
    append(file: string, text: string): void;
    /** A folder for this user alone. */
    makePrivateFolder(folder: string): void;
    remove(path: string): void;
    /** Files directly in a folder; empty where there is none. */
    list(folder: string): readonly string[];
    /** Those of these files that git does not have as they are; `undefined` outside of a git repository. */
    uncommitted(files: readonly string[]): Promise<readonly string[] | undefined>;
}
