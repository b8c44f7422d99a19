using System.Linq.Expressions;
using Carboxy.Patients;
using Carboxy.Screening;
using Carboxy.Work.Adverse;
using Carboxy.Work.Audit;
using Carboxy.Work.Booking;
using Carboxy.Work.Consents;
using Carboxy.Work.Courses;
using Carboxy.Work.Directing;
using Carboxy.Work.Materials;
using Carboxy.Work.Matters;
using Carboxy.Work.Messages;
using Carboxy.Work.Notes;
using Carboxy.Work.Outcomes;
using Carboxy.Work.Patients;
using Carboxy.Work.People;
using Carboxy.Work.Screening;
using Carboxy.Work.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Database;

/// <summary>
/// The records of one clinic. What is clinical is reachable from this project only, so that every page and endpoint
/// goes through a use case; and it is saved only beside a line of audit (<see cref="Note"/>).
/// </summary>
public sealed partial class ClinicDb : DbContext
{
    readonly Acting acting;
    readonly TimeProvider clock;

    public ClinicDb(DbContextOptions<ClinicDb> options, Acting acting, TimeProvider clock) : base(options)
    {
        (this.acting, this.clock) = (acting, clock);
        // A new row belongs to the clinic of its context, before anybody could forget it.
        ChangeTracker.Tracking += (_, e) =>
        {
            if (e is { FromQuery: false, State: EntityState.Added } && e.Entry.Metadata.FindProperty(Maps.ClinicId) is not null)
                e.Entry.Property(Maps.ClinicId).CurrentValue = Clinic;
        };
    }

    /// <summary>The clinic whose rows this context sees and writes.</summary>
    public Id<Clinic> Clinic => acting.Clinic;

    public Actor Actor => acting.Actor;

    public DbSet<Clinic> Clinics => Set<Clinic>();

    public DbSet<Site> Sites => Set<Site>();

    public DbSet<Room> Rooms => Set<Room>();

    public DbSet<Person> People => Set<Person>();

    public DbSet<PersonRole> PersonRoles => Set<PersonRole>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    internal DbSet<ClinicDetail> ClinicDetails => Set<ClinicDetail>();

    internal DbSet<Submission> Submissions => Set<Submission>();

    internal DbSet<AuditLine> AuditLines => Set<AuditLine>();

    internal DbSet<AuditHead> AuditHeads => Set<AuditHead>();

    internal DbSet<Patient> Patients => Set<Patient>();

    internal DbSet<PatientVersion> PatientVersions => Set<PatientVersion>();

    internal DbSet<PatientSearchKey> PatientSearchKeys => Set<PatientSearchKey>();

    internal DbSet<IntakeLink> IntakeLinks => Set<IntakeLink>();

    internal DbSet<AnswerSheet> AnswerSheets => Set<AnswerSheet>();

    internal DbSet<ScreeningRecord> Screenings => Set<ScreeningRecord>();

    internal DbSet<Decision> Decisions => Set<Decision>();

    internal DbSet<Clearance> Clearances => Set<Clearance>();

    internal DbSet<RuleSetRow> RuleSets => Set<RuleSetRow>();

    internal DbSet<CourseRow> Courses => Set<CourseRow>();

    internal DbSet<CourseVersion> CourseVersions => Set<CourseVersion>();

    internal DbSet<PlannedSession> PlannedSessions => Set<PlannedSession>();

    internal DbSet<ConsentRow> Consents => Set<ConsentRow>();

    internal DbSet<ConsentWithdrawal> ConsentWithdrawals => Set<ConsentWithdrawal>();

    internal DbSet<ConsentSignature> ConsentSignatures => Set<ConsentSignature>();

    internal DbSet<ConsentLink> ConsentLinks => Set<ConsentLink>();

    internal DbSet<OtherProcedureRow> OtherProcedures => Set<OtherProcedureRow>();

    internal DbSet<SessionRow> Sessions => Set<SessionRow>();

    internal DbSet<SessionEventRow> SessionEvents => Set<SessionEventRow>();

    internal DbSet<SessionEventOrigin> SessionEventOrigins => Set<SessionEventOrigin>();

    internal DbSet<SessionConflict> SessionConflicts => Set<SessionConflict>();

    internal DbSet<SessionSettlement> SessionSettlements => Set<SessionSettlement>();

    internal DbSet<SameDayCheckRow> SameDayChecks => Set<SameDayCheckRow>();

    internal DbSet<AdverseEventRow> AdverseEvents => Set<AdverseEventRow>();

    internal DbSet<CheckUpLink> CheckUpLinks => Set<CheckUpLink>();

    internal DbSet<CheckUp> CheckUps => Set<CheckUp>();

    internal DbSet<Matter> Matters => Set<Matter>();

    internal DbSet<MatterAct> MatterActs => Set<MatterAct>();

    internal DbSet<MeasurementRow> Measurements => Set<MeasurementRow>();

    internal DbSet<RepeatError> RepeatErrors => Set<RepeatError>();

    internal DbSet<ResourceRow> Resources => Set<ResourceRow>();

    internal DbSet<ResourceVersion> ResourceVersions => Set<ResourceVersion>();

    internal DbSet<WorkingWeek> WorkingWeeks => Set<WorkingWeek>();

    internal DbSet<Absence> Absences => Set<Absence>();

    internal DbSet<AbsenceWithdrawal> AbsenceWithdrawals => Set<AbsenceWithdrawal>();

    internal DbSet<CalendarRow> CalendarStates => Set<CalendarRow>();

    internal DbSet<CourseBooking> CourseBookings => Set<CourseBooking>();

    internal DbSet<BookingRow> Bookings => Set<BookingRow>();

    internal DbSet<BookingTick> BookingTicks => Set<BookingTick>();

    internal DbSet<BookingAct> BookingActs => Set<BookingAct>();

    internal DbSet<BookingVersion> BookingVersions => Set<BookingVersion>();

    internal DbSet<FreedPlace> FreedPlaces => Set<FreedPlace>();

    internal DbSet<WaitlistEntry> WaitlistEntries => Set<WaitlistEntry>();

    internal DbSet<WaitlistEnd> WaitlistEnds => Set<WaitlistEnd>();

    internal DbSet<CourseRequest> CourseRequests => Set<CourseRequest>();

    internal DbSet<VisitLink> VisitLinks => Set<VisitLink>();

    internal DbSet<MessageRow> Messages => Set<MessageRow>();

    internal DbSet<MessageAttempt> MessageAttempts => Set<MessageAttempt>();

    internal DbSet<ContactChoice> ContactChoices => Set<ContactChoice>();

    internal DbSet<MessageSettingRow> MessageSettings => Set<MessageSettingRow>();

    internal DbSet<NoteDraft> NoteDrafts => Set<NoteDraft>();

    internal DbSet<NoteRow> Notes => Set<NoteRow>();

    internal DbSet<NoteCosign> NoteCosigns => Set<NoteCosign>();

    internal DbSet<NoteTemplateRow> NoteTemplates => Set<NoteTemplateRow>();

    internal DbSet<SessionDeviation> SessionDeviations => Set<SessionDeviation>();

    internal DbSet<DecisionRequest> DecisionRequests => Set<DecisionRequest>();

    internal DbSet<DecisionTold> DecisionsTold => Set<DecisionTold>();

    internal DbSet<DeskReview> DeskReviews => Set<DeskReview>();

    internal DbSet<CalendarFeed> CalendarFeeds => Set<CalendarFeed>();

    internal DbSet<ProductRow> Products => Set<ProductRow>();

    internal DbSet<ProductVersion> ProductVersions => Set<ProductVersion>();

    internal DbSet<LotRow> Lots => Set<LotRow>();

    internal DbSet<LotMark> LotMarks => Set<LotMark>();

    internal DbSet<StockMovement> StockMovements => Set<StockMovement>();

    internal DbSet<MaterialUse> MaterialUses => Set<MaterialUse>();

    internal DbSet<DeviceRow> Devices => Set<DeviceRow>();

    internal DbSet<DeviceVersion> DeviceVersions => Set<DeviceVersion>();

    internal DbSet<DevicePartRow> DeviceParts => Set<DevicePartRow>();

    internal DbSet<CylinderRow> Cylinders => Set<CylinderRow>();

    internal DbSet<CylinderReadingRow> CylinderReadings => Set<CylinderReadingRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ClinicMap.Map(modelBuilder);
        PeopleMap.Map(modelBuilder);
        AuditMap.Map(modelBuilder);
        PatientMap.Map(modelBuilder);
        ScreeningMap.Map(modelBuilder);
        CourseMap.Map(modelBuilder);
        BookingMap.Map(modelBuilder);
        WaitlistMap.Map(modelBuilder);
        CourseRequestMap.Map(modelBuilder);
        SessionMap.Map(modelBuilder);
        AdverseMap.Map(modelBuilder);
        MatterMap.Map(modelBuilder);
        OutcomeMap.Map(modelBuilder);
        MessageMap.Map(modelBuilder);
        NoteMap.Map(modelBuilder);
        DeskMap.Map(modelBuilder);
        MaterialMap.Map(modelBuilder);
        modelBuilder.NameColumns();
        KeepClinicsApart(modelBuilder);
    }

    void KeepClinicsApart(ModelBuilder model)
    {
        foreach (var type in model.Model.GetEntityTypes().Where(t => t.FindProperty(Maps.ClinicId) is not null))
        {
            var row = Expression.Parameter(type.ClrType, "row");
            var owner = Expression.Call(typeof(EF), nameof(EF.Property), [typeof(Id<Clinic>)], row, Expression.Constant(Maps.ClinicId));
            var mine = Expression.Property(Expression.Constant(this), nameof(Clinic));
            type.SetQueryFilter(Expression.Lambda(Expression.Equal(owner, mine), row));
        }
    }
}
