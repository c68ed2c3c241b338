// A browser in the clinic, and every page that can be open in it.

import { expect, type Page } from "@playwright/test";
import type { Person } from "./clinic/clinic";
import { AccountPage } from "./pages/account";
import { AssignmentsPage } from "./pages/assignments";
import { CodeDialog } from "./pages/code";
import { ConfirmPassword, type Confirm } from "./pages/confirm";
import { EnrolmentPage } from "./pages/enrolment";
import { ForbiddenPage } from "./pages/forbidden";
import { HomePage } from "./pages/home";
import { leaveQuestion } from "./pages/leave";
import { OrganizationsPage } from "./pages/organizations";
import { PatientForm } from "./pages/patient_form";
import { PatientPage } from "./pages/patient";
import { PatientsPage } from "./pages/patients";
import { ProcessingPage, WorkPage } from "./pages/processing";
import { ReferralForm } from "./pages/referral_form";
import { RequisitionPage } from "./pages/requisition";
import { RoleForm } from "./pages/role_form";
import { RolesPage } from "./pages/roles";
import { SessionsPage } from "./pages/sessions";
import { Shell } from "./pages/shell";
import { SignInAgain, SignInPage } from "./pages/sign_in";
import { TokenForm } from "./pages/token_form";
import { TokensPage } from "./pages/tokens";
import { UserForm } from "./pages/user_form";
import { UserPage } from "./pages/user";
import { UsersPage } from "./pages/users";
import { Worklist } from "./pages/worklist";
import { WorkstationsPage } from "./pages/workstations";
import type { Texts } from "./texts";

export class Workplace {
  readonly shell: Shell;
  /** Asks before what was typed is left behind. */
  readonly leaving: Confirm;
  /** Asks for the password again. */
  readonly stepUp: ConfirmPassword;
  readonly enrolment: EnrolmentPage;
  readonly signIn: SignInPage;
  readonly signInAgain: SignInAgain;
  readonly home: HomePage;
  readonly forbidden: ForbiddenPage;
  readonly account: AccountPage;
  readonly patients: PatientsPage;
  readonly patient: PatientPage;
  readonly patientForm: PatientForm;
  readonly referrals: Worklist;
  readonly referralForm: ReferralForm;
  readonly requisition: RequisitionPage;
  readonly processing: ProcessingPage;
  readonly work: WorkPage;
  readonly users: UsersPage;
  readonly user: UserPage;
  readonly userForm: UserForm;
  readonly code: CodeDialog;
  readonly organizations: OrganizationsPage;
  readonly roles: RolesPage;
  readonly roleForm: RoleForm;
  readonly assignments: AssignmentsPage;
  readonly tokens: TokensPage;
  readonly tokenForm: TokenForm;
  readonly workstations: WorkstationsPage;
  readonly sessions: SessionsPage;

  constructor(
    readonly page: Page,
    readonly texts: Texts,
  ) {
    this.shell = new Shell(page, texts.t);
    this.leaving = leaveQuestion(page, texts.t);
    this.stepUp = new ConfirmPassword(page, texts.t);
    this.enrolment = new EnrolmentPage(page, texts.t);
    this.signIn = new SignInPage(page, texts.t);
    this.signInAgain = new SignInAgain(page, texts.t);
    this.home = new HomePage(page, texts.t);
    this.forbidden = new ForbiddenPage(page, texts.t);
    this.account = new AccountPage(page, texts.t);
    this.patients = new PatientsPage(page, texts.t);
    this.patient = new PatientPage(page, texts.t);
    this.patientForm = new PatientForm(page, texts.t);
    this.referrals = new Worklist(page, texts.t);
    this.referralForm = new ReferralForm(page, texts.t);
    this.requisition = new RequisitionPage(page, texts.t);
    this.processing = new ProcessingPage(page, texts.t);
    this.work = new WorkPage(page, texts.t);
    this.users = new UsersPage(page, texts.t);
    this.user = new UserPage(page, texts.t);
    this.userForm = new UserForm(page, texts.t);
    this.code = new CodeDialog(page, texts.t);
    this.organizations = new OrganizationsPage(page, texts.t);
    this.roles = new RolesPage(page, texts.t);
    this.roleForm = new RoleForm(page, texts.t);
    this.assignments = new AssignmentsPage(page, texts.t);
    this.tokens = new TokensPage(page, texts.t);
    this.tokenForm = new TokenForm(page, texts.t);
    this.sessions = new SessionsPage(page, texts.t);
    this.workstations = new WorkstationsPage(page, texts.t);
  }

  /** Signs in from the sign-in page, and waits for the home page. */
  async enter(person: Person): Promise<void> {
    await this.signIn.goto();
    await this.signIn.signIn(person);
    await expect(this.home.open).toBeVisible();
  }
}
