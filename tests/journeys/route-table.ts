// Who may do what where: reviewed by hand, one row for each route of the product. A change here is a change of rights.

export const callers = [
  'nobody',
  'administrator',
  'author',
  'approver',
  'responder',
  'auditor',
  'staff',
] as const
export type Caller = (typeof callers)[number]

/**
 * The answer for each caller, in their order: a status, or "in" where they are led to the sign-in page.
 * `post` is what an empty form gives, or one with `fields`: 422 means that it got as far as what was typed.
 */
export type RouteRow = { get?: string; post?: string; fields?: Record<string, string> }

//                 nobody administrator author approver responder auditor staff
export const routeTable: Record<string, RouteRow> = {
  '/': { get: '    in    200           200    200      200       200     200' },
  '/*': { get: '   404   404           404    404      404       404     404' },
  '/account': {
    get: '         in    200           200    200      200       200     200',
    post: '        in    422           422    422      422       422     422',
  },
  // Only who may approve has a decision to give away.
  '/account/delegation': {
    get: '         in    200           403    200      403       403     403',
    post: '        in    422           403    422      403       403     403',
  },
  '/account/calendar': {
    get: '         in    200           200    200      200       200     200',
    post: '        in    422           422    422      422       422     422',
  },
  '/acknowledgements': {
    get: '         in    200           200    403      403       200     403',
  },
  '/acknowledgements/:campaign': {
    get: '         in    200           200    403      403       200     403',
  },
  '/acknowledgements/:campaign/course': {
    get: '         in    200           200    403      403       403     403',
    post: '        in    422           422    403      403       403     403',
  },
  '/acknowledgements/new': {
    get: '         in    200           200    403      403       403     403',
    post: '        in    422           422    403      403       403     403',
  },
  '/acknowledgements/plans/:id': {
    get: '         in    200           200    403      403       403     403',
    post: '        in    422           422    403      403       403     403',
  },
  '/acknowledgements/:campaign/codes': {
    get: '         in    200           200    403      403       403     403',
    post: '        in    422           422    403      403       403     403',
  },
  '/acknowledgements/:campaign/codes/poster': {
    get: '         in    200           200    403      403       403     403',
  },
  '/acknowledgements/:campaign/record': {
    get: '         in    200           200    403      403       403     403',
    post: '        in    422           422    403      403       403     403',
  },
  '/acknowledgements/:campaign/understanding': {
    get: '         in    200           200    403      403       200     403',
    post: '        in    422           422    403      403       403     403',
  },
  '/acknowledgements/:campaign/records.csv': {
    get: '         in    200           200    403      403       200     403',
  },
  '/acknowledgements/:campaign/report': {
    get: '         in    200           200    403      403       200     403',
  },
  // Whoever may ask sees their own; whose it is not, and who does not read them all, does not learn that it exists.
  '/exceptions': {
    get: '         in    200           200    200      200       200     200',
  },
  '/exceptions/:id': {
    get: '         in    200           200    200      404       200     404',
    post: '        in    422           422    422      404       422     404',
  },
  '/policies/:slug/exception': {
    get: '         in    200           200    200      200       403     200',
    post: '        in    422           422    422      422       403     422',
  },
  '/ask': {
    get: '         in    200           200    200      200       403     200',
    post: '        in    422           422    422      422       403     422',
  },
  // Without a choice in its address it leads to the choices.
  '/ask/answer': {
    get: '         in    303           303    303      303       403     303',
  },
  // A staff member's question to the author: whom it does not concern does not learn that it exists.
  '/ask/:id': {
    get: '         in    200           200    404      404       200     200',
    post: '        in    422           422    404      404       422     422',
  },
  '/evidence': {
    get: '         in    200           403    403      403       200     403',
    post: '        in    422           403    403      403       403     403',
  },
  '/evidence/:id': {
    get: '         in    200           403    403      403       200     403',
  },
  '/evidence/:id/file': {
    get: '         in    200           403    403      403       200     403',
  },
  // A page that holds nothing of this instance.
  '/evidence/verify.html': {
    get: '         200   200           200    200      200       200     200',
  },
  '/experiments': {
    get: '         in    200           200    200      200       200     200',
  },
  '/experiments/:id': {
    get: '         in    200           200    200      200       200     200',
    post: '        in    422           422    422      422       422     422',
  },
  '/experiments/new': {
    get: '         in    200           200    200      200       403     200',
    post: '        in    422           422    422      422       403     422',
  },
  // The link is the key, whoever holds it: the same for every caller.
  '/calendar/:token': {
    get: '         200   200           200    200      200       200     200',
  },
  '/expert/:token': {
    get: '         200   200           200    200      200       200     200',
    post: '        422   422           422    422      422       422     422',
  },
  // The link is the key here too. Asking for a new one gets the same answer from everybody.
  '/enter/:token': {
    get: '         200   200           200    200      200       200     200',
    post: '        200   200           200    200      200       200     200',
    fields: { intent: 'again' },
  },
  // Everybody sees the incidents they reported; whose they are not does not learn that they exist.
  '/incidents': {
    get: '         in    200           200    200      200       200     200',
  },
  '/incidents/:number': {
    get: '         in    200           200    404      200       200     404',
    post: '        in    422           422    404      422       404     404',
    fields: { intent: 'note', line: '' },
  },
  '/incidents/new': {
    get: '         in    200           200    200      200       403     200',
    post: '        in    422           422    422      422       403     422',
  },
  '/invitation/:token': {
    get: '         200   200           200    200      200       200     200',
    post: '        422   422           422    422      422       422     422',
  },
  // A shared device: the code is the key, whoever types it, and opening its address looks nothing up.
  '/kiosk': {
    get: '         200   200           200    200      200       200     200',
    post: '        422   422           422    422      422       422     422',
  },
  '/kiosk/:code': {
    get: '         200   200           200    200      200       200     200',
  },
  '/kiosk/done': {
    get: '         200   200           200    200      200       200     200',
  },
  '/ledger': {
    get: '         in    200           403    403      403       200     403',
  },
  // Auditors read what was sent; only who keeps the settings sends again.
  '/mail': {
    get: '         in    200           403    403      403       200     403',
    post: '        in    422           403    403      403       403     403',
  },
  '/people': {
    get: '         in    200           403    403      403       200     403',
  },
  '/people/:id': {
    get: '         in    200           403    403      403       200     403',
    post: '        in    422           403    403      403       403     403',
  },
  // One's own is for everybody; this one is a colleague's.
  '/people/:id/certificate': {
    get: '         in    200           200    403      403       200     403',
  },
  '/people/:id/merge': {
    get: '         in    200           403    403      403       403     403',
    post: '        in    422           403    403      403       403     403',
  },
  '/people/export.csv': {
    get: '         in    200           403    403      403       200     403',
  },
  '/people/lists': {
    get: '         in    200           403    403      403       403     403',
    post: '        in    422           403    403      403       403     403',
  },
  '/people/lists/:list': {
    get: '         in    200           403    403      403       403     403',
    post: '        in    422           403    403      403       403     403',
  },
  '/people/lists/template.csv': {
    get: '         in    200           403    403      403       403     403',
  },
  '/people/audiences': {
    get: '         in    200           200    403      403       403     403',
  },
  '/people/audiences/:id': {
    get: '         in    200           200    403      403       403     403',
    post: '        in    422           422    403      403       403     403',
  },
  '/people/audiences/new': {
    get: '         in    200           200    403      403       403     403',
    post: '        in    422           422    403      403       403     403',
  },
  '/people/departments': {
    get: '         in    200           403    403      403       200     403',
    post: '        in    422           403    403      403       403     403',
  },
  '/people/groups': {
    get: '         in    200           403    403      403       200     403',
    post: '        in    422           403    403      403       403     403',
  },
  '/people/new': {
    get: '         in    200           403    403      403       403     403',
    post: '        in    422           403    403      403       403     403',
  },
  // Open to everybody who stands in the rain, unless the administrator closes it.
  '/playbook': {
    get: '         200   200           200    200      200       200     200',
  },
  '/playbook/:scenario': {
    get: '         200   200           200    200      200       200     200',
  },
  '/playbook/triage': {
    get: '         200   200           200    200      200       200     200',
  },
  '/policies': {
    get: '         in    200           200    200      200       200     200',
  },
  '/policies/:slug': {
    get: '         in    200           200    200      200       200     200',
  },
  // Going back to where a form was sent leads to the policy, which asks who is there.
  '/policies/:slug/acknowledgement': {
    get: '         303   303           303    303      303       303     303',
    post: '        in    422           422    422      422       403     422',
  },
  '/policies/:slug/decline': {
    get: '         in    200           200    200      200       403     200',
    post: '        in    422           422    422      422       403     422',
  },
  '/policies/:slug/answers': {
    get: '         in    200           200    200      403       200     403',
  },
  '/policies/:slug/answers/:question': {
    get: '         in    200           200    403      403       403     403',
    post: '        in    200           200    403      403       403     403',
    fields: { intent: 'again', asked: 'organisation-name' },
  },
  '/policies/:slug/audience/:clause': {
    get: '         in    200           200    403      403       403     403',
    post: '        in    422           422    403      403       403     403',
  },
  '/policies/:slug/checks': {
    get: '         in    200           200    403      403       403     403',
    post: '        in    422           422    403      403       403     403',
  },
  // Whoever is not asked any questions reads so; the answers of nobody are refused.
  '/policies/:slug/understanding': {
    get: '         in    200           200    200      200       403     200',
    post: '        in    422           422    422      422       403     422',
  },
  '/policies/:slug/comments': {
    get: '         in    200           200    200      403       200     403',
    post: '        in    422           422    422      403       403     403',
  },
  // Of what was published; who may not read drafts has no draft to compare.
  '/policies/:slug/compare': {
    get: '         in    200           200    200      200       200     200',
  },
  '/policies/:slug/draft/:clause': {
    get: '         in    200           200    403      403       403     403',
    post: '        in    303           303    403      403       403     403',
  },
  '/policies/:slug/draft/:clause/save': {
    get: '         405   405           405    405      405       405     405',
    post: '        in    200           200    403      403       403     403',
  },
  '/policies/:slug/draft/:clause/text': {
    get: '         in    200           200    403      403       403     403',
    post: '        in    422           422    403      403       403     403',
  },
  '/policies/:slug/draft/:clause/text/save': {
    get: '         405   405           405    405      405       405     405',
    post: '        in    422           422    403      403       403     403',
  },
  '/policies/:slug/experts': {
    get: '         in    200           200    403      403       403     403',
    post: '        in    422           422    403      403       403     403',
  },
  // Without a version it is the draft: to whoever may not read drafts there is no such export.
  '/policies/:slug/export': {
    get: '         in    200           200    200      404       200     404',
  },
  '/policies/:slug/history': {
    get: '         in    200           200    200      403       200     403',
  },
  '/policies/:slug/origins/:clause': {
    get: '         in    200           200    200      403       200     403',
    post: '        in    422           422    403      403       403     403',
  },
  '/policies/:slug/plan': {
    get: '         in    200           200    200      403       200     403',
    post: '        in    422           422    403      403       403     403',
  },
  '/policies/:slug/preview': {
    get: '         in    200           200    200      403       200     403',
  },
  '/policies/:slug/sections': {
    get: '         in    200           200    200      403       200     403',
    post: '        in    422           422    403      403       403     403',
  },
  // Its owner looks after it as well, when they see drafts.
  '/policies/:slug/standing': {
    get: '         in    200           200    200      403       200     403',
    post: '        in    422           422    422      403       422     403',
  },
  '/policies/:slug/submission': {
    get: '         in    200           200    403      403       403     403',
    post: '        in    422           422    403      403       403     403',
  },
  // The draft is on the newest template, so there is nothing to move to.
  '/policies/:slug/upgrade': {
    get: '         in    200           200    403      403       403     403',
    post: '        in    422           422    403      403       403     403',
  },
  // The version in the address is in review.
  '/policies/:slug/versions/:ordinal': {
    get: '         in    200           200    200      404       200     404',
  },
  '/policies/:slug/return': {
    get: '         in    200           200    200      403       403     403',
    post: '        in    422           422    422      403       403     403',
  },
  // What was read of a file is there for the person who brought it, and for nobody else.
  '/policies/:slug/return/:reading': {
    get: '         in    404           200    404      403       403     403',
    post: '        in    404           422    404      403       403     403',
  },
  '/policies/:slug/versions/:ordinal/decision': {
    get: '         in    200           200    200      403       200     403',
    post: '        in    422           403    422      403       403     403',
  },
  '/policies/:slug/versions/:ordinal/round': {
    get: '         in    200           200    403      403       403     403',
    post: '        in    422           422    403      403       403     403',
  },
  '/policies/:slug/versions/:ordinal/evidence': {
    get: '         in    200           200    403      403       200     403',
  },
  '/policies/:slug/versions/:ordinal/evidence/pack': {
    get: '         405   405           405    405      405       405     405',
    post: '        in    200           200    403      403       200     403',
  },
  // A right of its own: nobody has it as an author or an administrator.
  '/policies/:slug/versions/:ordinal/emergency': {
    get: '         in    403           403    403      403       403     403',
    post: '        in    403           403    403      403       403     403',
  },
  '/policies/:slug/versions/:ordinal/publication': {
    get: '         in    200           200    403      403       403     403',
    post: '        in    422           422    403      403       403     403',
  },
  '/policies/import': {
    get: '         in    200           200    403      403       403     403',
    post: '        in    422           422    403      403       403     403',
  },
  // What was read of a file is there for the author who brought it, and for nobody else.
  '/policies/import/:id': {
    get: '         in    404           200    403      403       403     403',
    post: '        in    404           422    403      403       403     403',
  },
  '/policies/new': {
    get: '         in    200           200    403      403       403     403',
  },
  // A form without a title starts a policy under the template's own.
  '/policies/new/:template': {
    get: '         in    200           200    403      403       403     403',
    post: '        in    303           303    403      403       403     403',
  },
  '/profile': {
    get: '         in    200           200    403      403       403     403',
    post: '        in    303           303    403      403       403     403',
  },
  '/profile/effects': {
    get: '         in    200           200    403      403       403     403',
    post: '        in    422           422    403      403       403     403',
  },
  '/profile/effects/:slug': {
    get: '         in    200           200    403      403       403     403',
  },
  '/questions': {
    get: '         in    200           200    404      404       200     404',
  },
  '/reset': {
    get: '         200   200           200    200      200       200     200',
    post: '        422   422           422    422      422       422     422',
  },
  '/reset/:token': {
    get: '         200   200           200    200      200       200     200',
    post: '        422   422           422    422      422       422     422',
  },
  '/search': {
    get: '         in    200           200    200      200       200     200',
  },
  '/settings/approval-paths': {
    get: '         in    200           403    403      403       403     403',
    post: '        in    422           403    403      403       403     403',
  },
  '/settings/approval-paths/:id': {
    get: '         in    200           403    403      403       403     403',
    post: '        in    422           403    403      403       403     403',
  },
  '/settings/approval-paths/new': {
    get: '         in    200           403    403      403       403     403',
    post: '        in    422           403    403      403       403     403',
  },
  '/settings/evidence': {
    get: '         in    200           403    403      403       403     403',
    post: '        in    422           403    403      403       403     403',
    fields: { timestampUrl: 'ftp' },
  },
  '/settings/mail': {
    get: '         in    200           403    403      403       403     403',
    post: '        in    422           403    403      403       403     403',
  },
  '/settings/word': {
    get: '         in    200           403    403      403       403     403',
    post: '        in    422           403    403      403       403     403',
  },
  '/settings/word/preview': {
    get: '         in    200           403    403      403       403     403',
  },
  '/settings': {
    get: '         in    200           403    403      403       403     403',
    post: '        in    422           403    403      403       403     403',
  },
  // The place is set up, so the link is gone.
  '/setup/:token': {
    get: '         410   410           410    410      410       410     410',
    post: '        422   422           422    422      422       422     422',
  },
  '/sign-in': {
    get: '         200   303           303    303      303       303     303',
    post: '        422   303           303    303      303       303     303',
  },
  '/sign-in/link': {
    get: '         200   200           200    200      200       200     200',
    post: '        422   422           422    422      422       422     422',
  },
  '/sign-out': {
    get: '         in    200           200    200      200       200     200',
    post: '        in    in            in     in       in        in      in',
  },
  '/templates': {
    get: '         in    200           200    403      403       403     403',
    post: '        in    422           403    403      403       403     403',
  },
  '/templates/:id/source': {
    get: '         in    200           200    403      403       403     403',
  },
  '/templates/new': {
    get: '         in    200           403    403      403       403     403',
    post: '        in    422           403    403      403       403     403',
  },
}

/** The columns of a row. */
export function columnsOf(row: string | undefined): string[] {
  return row === undefined ? [] : row.trim().split(/\s+/)
}
