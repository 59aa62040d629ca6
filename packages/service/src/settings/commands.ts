/**
 * What the image of a service runs as: arguments of its entry point. They belong to the program and change with it, so
 * they stand beside the layer and not in settings.
 */
export interface ServiceCommands {
    readonly web: readonly string[];
    /** Workers by name: settings say which of them an environment runs. @default none */
    readonly workers?: Readonly<Record<string, readonly string[]>>;
    /** Brings the database's schema up to date, and ends. @default there are no migrations */
    readonly migration?: readonly string[];
}
