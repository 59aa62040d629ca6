/** Which alarms tell nobody while an environment is deployed. */
export interface MuteSettings {
    /** Minutes after which a window ends by itself; pages are quiet for fifteen at most. */
    readonly minutes: number;
    readonly severities: readonly string[];
    /** The address of an Alertmanager that keeps quiet, too. @default CloudWatch's alarms alone are muted */
    readonly alertmanager?: string | undefined;
}
