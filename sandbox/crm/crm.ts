import { Associations } from "./associations.ts";
import type { CrmChange } from "./crm-change.ts";
import { OBJECT_TYPES } from "./object-types.ts";
import type { ObjectType } from "./object-types.ts";
import type { Pipeline, PipelineStage, PipelineType } from "./pipeline.ts";
import type { PropertyDefinition, PropertyGroup } from "./property.ts";
import type { CrmRecord, PastValue, RecordKey } from "./record.ts";

const emptyOf = <V>(): Record<ObjectType, Map<string, V>> => ({
  contacts: new Map(), companies: new Map(), deals: new Map(), tickets: new Map(),
  line_items: new Map(), products: new Map(), notes: new Map(), tasks: new Map(),
});

/** The state of the account's CRM: what all changes so far add up to. Reading is free, changing goes through `apply` only. */
export class Crm {
  readonly associations = new Associations();
  private readonly records = emptyOf<CrmRecord>();
  private readonly definitions = emptyOf<PropertyDefinition>();
  private readonly groupsByType = emptyOf<PropertyGroup>();
  private readonly pipelinesByType: Record<PipelineType, Map<string, Pipeline>> = { deals: new Map(), tickets: new Map() };
  /** Old id to the record it was merged into. */
  private readonly mergedInto = emptyOf<string>();
  private highestId = 30_000_000_000n;

  /** A record that is neither archived nor merged away; null otherwise. */
  find(type: ObjectType, id: string): CrmRecord | null {
    const record = this.records[type].get(id);
    return record === undefined || record.archivedAt !== null ? null : record;
  }

  /** A record whether archived or not. */
  findAny(type: ObjectType, id: string): CrmRecord | null {
    return this.records[type].get(id) ?? null;
  }

  /** Follows merges: the id under which a record lives today. */
  currentId(type: ObjectType, id: string): string {
    const into = this.mergedInto[type].get(id);
    return into === undefined ? id : this.currentId(type, into);
  }

  /** All records of a type, archived ones too, by ascending id. */
  all(type: ObjectType): readonly CrmRecord[] {
    return [...this.records[type].values()].sort((a, b) => compareIds(a.id, b.id));
  }

  property(type: ObjectType, name: string): PropertyDefinition | null {
    const definition = this.definitions[type].get(name);
    return definition === undefined || definition.archived ? null : definition;
  }

  /** Property definitions of a type, archived ones too. */
  properties(type: ObjectType): readonly PropertyDefinition[] {
    return [...this.definitions[type].values()];
  }

  groups(type: ObjectType): readonly PropertyGroup[] {
    return [...this.groupsByType[type].values()];
  }

  group(type: ObjectType, name: string): PropertyGroup | null {
    return this.groupsByType[type].get(name) ?? null;
  }

  pipelines(type: PipelineType): readonly Pipeline[] {
    return [...this.pipelinesByType[type].values()].sort((a, b) => a.displayOrder - b.displayOrder);
  }

  pipeline(type: PipelineType, id: string): Pipeline | null {
    return this.pipelinesByType[type].get(id) ?? null;
  }

  stage(type: PipelineType, id: string): { readonly pipeline: Pipeline; readonly stage: PipelineStage } | null {
    for (const pipeline of this.pipelines(type)) {
      const stage = pipeline.stages.find((candidate) => candidate.id === id);
      if (stage !== undefined) return { pipeline, stage };
    }
    return null;
  }

  /** An id no record ever had. HubSpot's are digits beyond 2^31. */
  nextId(): string {
    this.highestId += 1n;
    return String(this.highestId);
  }

  /** The only way in. The change was validated before; applying the same list of changes always gives the same state. */
  apply(change: CrmChange): void {
    switch (change.kind) {
      case "record-created": return this.create(change);
      case "record-changed": return this.change(change);
      case "record-archived": return this.touch(change, change.at);
      case "record-restored": return this.touch(change, null);
      case "records-merged": return this.merge(change);
      case "associated": return this.associations.add(change.from, change.to, change.typeIds);
      case "dissociated": return this.associations.remove(change.from, change.to, change.typeIds);
      case "property-defined": return void this.definitions[change.objectType].set(change.definition.name, change.definition);
      case "group-defined": return void this.groupsByType[change.objectType].set(change.group.name, change.group);
      case "group-removed": return void this.groupsByType[change.objectType].delete(change.name);
      case "pipeline-defined": return void this.pipelinesByType[change.pipelineType].set(change.pipeline.id, change.pipeline);
      case "pipeline-removed": return void this.pipelinesByType[change.pipelineType].delete(change.id);
    }
  }

  private create({ type, id, at, source, properties }: CrmChange & { kind: "record-created" }): void {
    const values = new Map<string, PastValue[]>(Object.entries(properties).map(([name, value]) => [name, [{ value, at, source }]]));
    this.records[type].set(id, { type, id, createdAt: at, createdBy: source, updatedAt: at, archivedAt: null, mergedIds: [], values });
    if (/^\d{1,18}$/.test(id) && BigInt(id) > this.highestId) this.highestId = BigInt(id);
  }

  private change({ type, id, at, source, properties }: CrmChange & { kind: "record-changed" }): void {
    const record = this.existing({ type, id });
    for (const [name, value] of Object.entries(properties)) {
      record.values.set(name, [{ value, at, source }, ...(record.values.get(name) ?? [])]);
    }
    record.updatedAt = at;
  }

  private touch({ type, id, at }: RecordKey & { readonly at: string }, archivedAt: string | null): void {
    const record = this.existing({ type, id });
    record.archivedAt = archivedAt;
    record.updatedAt = at;
  }

  private merge({ type, id, at, mergedIds }: CrmChange & { kind: "records-merged" }): void {
    const survivor = this.existing({ type, id });
    for (const gone of mergedIds) {
      this.existing({ type, id: gone }).archivedAt = at;
      this.mergedInto[type].set(gone, id);
    }
    survivor.mergedIds = [...survivor.mergedIds, ...mergedIds];
    survivor.updatedAt = at;
  }

  private existing({ type, id }: RecordKey): CrmRecord {
    const record = this.records[type].get(id);
    if (record === undefined) throw new Error(`no ${type} record ${id}`);
    return record;
  }

  /** How many records of each type there are, archived ones left out. */
  counts(): Record<ObjectType, number> {
    const counts = { contacts: 0, companies: 0, deals: 0, tickets: 0, line_items: 0, products: 0, notes: 0, tasks: 0 };
    for (const type of OBJECT_TYPES) {
      for (const record of this.records[type].values()) if (record.archivedAt === null) counts[type] += 1;
    }
    return counts;
  }
}

/** Numeric ids by their number, whatever their length. */
export const compareIds = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
