import { ANALYSIS_ARGS, type JudgedLevel, planAnalysis } from "@plinth/slo/analysis";
import * as kubernetes from "@pulumi/kubernetes";
import { DEFAULTS, type PlannedCanary } from "../plan/index.ts";
import { metadataOf, type Site } from "../site.ts";

/** What a service promises, in a workload's arguments. */
export type WorkloadServiceLevel = Omit<JudgedLevel, "service">;

const templateName = (service: string): string => `${service}-canary`;

/** How releases of the service are judged: by what it promises. */
export function judge(
    site: Site,
    level: WorkloadServiceLevel,
    { lowTraffic }: Exclude<PlannedCanary["analysis"], "off">,
): kubernetes.apiextensions.CustomResource {
    const { name, args, namespace, parent } = site;
    const { monitoringNamespace = DEFAULTS.monitoringNamespace, service } = args;
    const prometheusUrl = `http://${DEFAULTS.prometheus.service}.${monitoringNamespace}:${DEFAULTS.prometheus.port}`;
    return new kubernetes.apiextensions.CustomResource(
        `${name}-web-analysis`,
        {
            apiVersion: "argoproj.io/v1alpha1",
            kind: "AnalysisTemplate",
            metadata: metadataOf(site, templateName(service), "web"),
            spec: namespace.apply((known) =>
                planAnalysis({ ...level, service }, { namespace: known, prometheusUrl, lowTraffic }),
            ),
        },
        { parent },
    );
}

/** A step at which a release is judged for so many minutes. It ends with the first look that finds it too bad. */
export function analysisStep(service: string, minutes: number): object {
    return {
        analysis: {
            templates: [{ templateName: templateName(service) }],
            args: [
                { name: ANALYSIS_ARGS.hash, valueFrom: { podTemplateHashValue: "Latest" } },
                { name: ANALYSIS_ARGS.minutes, value: String(minutes) },
            ],
        },
    };
}
