// Audiences: the rule that selects the people a campaign asks.

export const personKinds = ['employee', 'volunteer', 'member', 'contractor'] as const
export type PersonKind = (typeof personKinds)[number]

export const personKindLabels: Record<PersonKind, string> = {
  employee: 'Employee',
  volunteer: 'Volunteer',
  member: 'Member',
  contractor: 'Contractor',
}

/** What a rule may ask about a person. Values: ids of departments and managers, keys of groups, else the words themselves. */
export const audienceAttributes = [
  'department',
  'location',
  'kind',
  'language',
  'manager',
  'group',
  'role',
] as const
export type AudienceAttribute = (typeof audienceAttributes)[number]

/** `any`: the person has one of the values; `none`: the person has none of them. */
export type AudienceCondition = { attribute: AudienceAttribute; is: 'any' | 'none'; values: string[] }

/** All conditions must hold; none at all means everyone. Whoever has left, and an auditor who is nothing else, is never asked. */
export type AudienceRule = { conditions: AudienceCondition[] }

/** What a campaign froze: everyone, one department, or a rule under the name it had. `audienceId` is null for a rule of its own. */
export type Audience =
  | { kind: 'everyone' }
  | { kind: 'department'; departmentId: string; name: string }
  | { kind: 'rule'; audienceId: string | null; name: string; rule: AudienceRule }

/** The audience as one rule. */
export function ruleOf(audience: Audience): AudienceRule {
  switch (audience.kind) {
    case 'everyone':
      return { conditions: [] }
    case 'department':
      return { conditions: [{ attribute: 'department', is: 'any', values: [audience.departmentId] }] }
    case 'rule':
      return audience.rule
    default:
      return audience satisfies never
  }
}
