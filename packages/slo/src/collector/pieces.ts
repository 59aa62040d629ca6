/** Parts of an OpenTelemetry collector's configuration, by the names they have in it. */
export interface CollectorPieces {
    readonly receivers: Readonly<Record<string, unknown>>;
    readonly processors: Readonly<Record<string, unknown>>;
    readonly exporters: Readonly<Record<string, unknown>>;
    /** The order in which a pipeline of metrics has them; what the rest of the collector brings is added to it. */
    readonly pipeline: {
        readonly receivers: readonly string[];
        readonly processors: readonly string[];
        readonly exporters: readonly string[];
    };
}

/** An environment variable, as a collector's configuration writes it (OpenTelemetry Collector, "Environment variables"). */
export function variable(name: string): string {
    return `\${env:${name}}`;
}
