export { checkServiceLevel } from "../plan/index.ts";
export {
    ANALYSIS_ARGS,
    type AnalysisHome,
    type AnalysisMetric,
    type AnalysisSpec,
    judgedBy,
    type JudgedLevel,
    LEAST_ANALYSIS_MINUTES,
    LOW_TRAFFIC,
    type LowTraffic,
    planAnalysis,
} from "./planAnalysis.ts";
