import type { ObjectType } from "./object-types.ts";
import type { Pipeline, PipelineType } from "./pipeline.ts";
import type { PropertyDefinition, PropertyGroup } from "./property.ts";
import type { ChangeSource, RecordKey } from "./record.ts";

interface Dated {
  /** ISO-8601 instant. */
  readonly at: string;
  readonly source: ChangeSource;
}

/** Everything that can happen to the CRM. The log is a list of these; the state is what they add up to. */
export type CrmChange =
  | ({ readonly kind: "record-created"; readonly properties: Readonly<Record<string, string>> } & RecordKey & Dated)
  /** Only properties whose value really changed; "" clears. */
  | ({ readonly kind: "record-changed"; readonly properties: Readonly<Record<string, string>> } & RecordKey & Dated)
  | ({ readonly kind: "record-archived" } & RecordKey & Dated)
  | ({ readonly kind: "record-restored" } & RecordKey & Dated)
  /** `id` is the record that remains; the others answer as gone from now on. */
  | ({ readonly kind: "records-merged"; readonly primaryId: string; readonly mergedIds: readonly string[]; readonly movedProperties: number } & RecordKey & Dated)
  | ({ readonly kind: "associated"; readonly from: RecordKey; readonly to: RecordKey; readonly typeIds: readonly number[] } & Dated)
  | ({ readonly kind: "dissociated"; readonly from: RecordKey; readonly to: RecordKey; readonly typeIds: readonly number[] } & Dated)
  | { readonly kind: "property-defined"; readonly objectType: ObjectType; readonly definition: PropertyDefinition }
  | { readonly kind: "group-defined"; readonly objectType: ObjectType; readonly group: PropertyGroup }
  | { readonly kind: "group-removed"; readonly objectType: ObjectType; readonly name: string }
  | { readonly kind: "pipeline-defined"; readonly pipelineType: PipelineType; readonly pipeline: Pipeline }
  | { readonly kind: "pipeline-removed"; readonly pipelineType: PipelineType; readonly id: string };
