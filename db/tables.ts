// Every table, as Kysely sees it. The portable subset both engines share:
// text ids made in TypeScript (UUIDv7), instants as ISO-8601 UTC text, JSON in text parsed at the edge,
// nullable instants instead of booleans, whole numbers only, `revision` for optimistic concurrency.
import type { Kysely, Transaction } from 'kysely'
import type {
  CalendarLinksTable,
  DepartmentsTable,
  GroupMembershipsTable,
  GroupsTable,
  LinksTable,
  MembershipsTable,
  OrganisationTable,
  PeopleTable,
  ProfileRevisionsTable,
  ProfileTable,
  RoleGrantsTable,
  SessionsTable,
  SignInAttemptsTable,
  SubmissionsTable,
} from './tables/people'
import type {
  CommentsTable,
  DraftEditorsTable,
  DraftsTable,
  ExpertLinksTable,
  ImportsTable,
  MentionsTable,
  PoliciesTable,
  SuggestionsTable,
  TemplateCopiesTable,
  ThreadsTable,
  UploadedTemplatesTable,
  WordReturnsTable,
  WordStylesTable,
} from './tables/drafting'
import type {
  AffirmationsTable,
  ApprovalPathsTable,
  DecisionsTable,
  DelegationsTable,
  EffectsTable,
  GovernanceTable,
  PublicationPlansTable,
  PublicationsTable,
  ReminderDaysTable,
  RemindersTable,
  RetirementsTable,
  RoundApproversTable,
  RoundStepsTable,
  RoundsTable,
  VersionsTable,
  WithdrawalsTable,
} from './tables/approval'
import type {
  AcknowledgementsTable,
  CampaignCountsTable,
  CampaignTargetsTable,
  CampaignVersionsTable,
  CampaignsTable,
  IncidentLogTable,
  IncidentTicksTable,
  IncidentsTable,
} from './tables/reading'
import type {
  AnchorsTable,
  ErrandsTable,
  EvidencePacksTable,
  LedgerChainTable,
  LedgerEntriesTable,
  LedgerHeadTable,
  LedgerNamesTable,
  MirrorCommitsTable,
  OutboxTable,
  SigningKeysTable,
} from './tables/record'

export type Database = {
  organisation: OrganisationTable
  people: PeopleTable
  role_grants: RoleGrantsTable
  departments: DepartmentsTable
  memberships: MembershipsTable
  sessions: SessionsTable
  links: LinksTable
  sign_in_attempts: SignInAttemptsTable
  submissions: SubmissionsTable
  policies: PoliciesTable
  drafts: DraftsTable
  draft_editors: DraftEditorsTable
  template_copies: TemplateCopiesTable
  uploaded_templates: UploadedTemplatesTable
  profile: ProfileTable
  profile_revisions: ProfileRevisionsTable
  groups: GroupsTable
  group_memberships: GroupMembershipsTable
  imports: ImportsTable
  versions: VersionsTable
  governance: GovernanceTable
  approval_paths: ApprovalPathsTable
  delegations: DelegationsTable
  rounds: RoundsTable
  round_steps: RoundStepsTable
  round_approvers: RoundApproversTable
  decisions: DecisionsTable
  publications: PublicationsTable
  publication_plans: PublicationPlansTable
  effects: EffectsTable
  affirmations: AffirmationsTable
  withdrawals: WithdrawalsTable
  retirements: RetirementsTable
  reminders: RemindersTable
  reminder_days: ReminderDaysTable
  calendar_links: CalendarLinksTable
  word_returns: WordReturnsTable
  word_styles: WordStylesTable
  signing_keys: SigningKeysTable
  anchors: AnchorsTable
  evidence_packs: EvidencePacksTable
  mirror_commits: MirrorCommitsTable
  errands: ErrandsTable
  campaigns: CampaignsTable
  campaign_versions: CampaignVersionsTable
  campaign_targets: CampaignTargetsTable
  campaign_counts: CampaignCountsTable
  acknowledgements: AcknowledgementsTable
  incidents: IncidentsTable
  incident_ticks: IncidentTicksTable
  incident_log: IncidentLogTable
  expert_links: ExpertLinksTable
  threads: ThreadsTable
  comments: CommentsTable
  suggestions: SuggestionsTable
  mentions: MentionsTable
  outbox: OutboxTable
  ledger_entries: LedgerEntriesTable
  ledger_names: LedgerNamesTable
  ledger_chain: LedgerChainTable
  ledger_head: LedgerHeadTable
}

/** Reads take `Db`; writes take `Trx`, so that writing outside a transaction does not compile. */
export type Db = Kysely<Database>
export type Trx = Transaction<Database>

export type { Instant } from './tables/columns'
export type * from './tables/people'
export type * from './tables/drafting'
export type * from './tables/approval'
export type * from './tables/reading'
export type * from './tables/record'
