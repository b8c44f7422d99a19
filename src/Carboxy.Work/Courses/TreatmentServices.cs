using Carboxy.Work.Adverse;
using Carboxy.Work.Booking;
using Carboxy.Work.Consents;
using Carboxy.Work.Database;
using Carboxy.Work.Directing;
using Carboxy.Work.Materials;
using Carboxy.Work.Matters;
using Carboxy.Work.Notes;
using Carboxy.Work.Outcomes;
using Carboxy.Work.Sessions;
using Carboxy.Work.Today;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Carboxy.Work.Courses;

/// <summary>Registers courses, bookings, sessions, outcomes and the day; the host has added the records and the knowledge.</summary>
public static class TreatmentServices
{
    public static IServiceCollection AddTreatment(this IServiceCollection services)
    {
        services.AddScoped<TreatingDays>().AddScoped(services => services.GetRequiredService<TreatingDays>().Days);
        services.AddScoped<ClinicDay>().AddScoped<ClinicDetails>().AddScoped<CourseFiles>();
        services.AddScoped<PlanCourse>().AddScoped<OpenCourse>().AddScoped<ExtendCourse>().AddScoped<StopCourse>().AddScoped<MoveSession>();
        services.AddScoped<ConsentSheets>().AddScoped<SignConsent>().AddScoped<InviteToSign>().AddScoped<ConsentLinksGiven>().AddScoped<SignByLink>().AddScoped<GivePermits>().AddScoped<OpenConsent>().AddScoped<OpenCourseReport>().AddScoped<WithdrawConsent>().AddScoped<RecordProcedure>();
        services.AddScoped<StartSession>().AddScoped<RunSession>().AddScoped<OpenSession>().AddScoped<MergeSession>().AddScoped<RunningSessions>().AddScoped<SettleConflicts>();
        services.AddSingleton<SessionNews>();
        services.TryAddSingleton<DeskNews>();
        services.AddScoped<OpenDesk>().AddScoped<OverdueMeasures>().AddScoped<ReviewRow>();
        services.AddScoped<NoteTemplates>().AddScoped<NoteFacts>().AddScoped<StartNote>().AddScoped<SaveDraft>().AddScoped<SignNote>().AddScoped<CosignNote>().AddScoped<OpenNote>().AddScoped<OpenNoteDesk>();
        services.AddMaterials();
        services.AddScoped<RecordMeasurement>().AddScoped<CourseOutcomes>().AddScoped<RepeatErrors>().AddScoped<TodayAtAGlance>();
        services.AddScoped<OpenMatters>().AddScoped<MoveExpectedDays>().AddScoped<SettleMatter>().AddScoped<CheckUpByLink>().AddScoped<InviteToCheckUp>().AddScoped<RecordAdverse>().AddScoped<OpenAdverse>().AddScoped<AdverseRates>();
        return services.AddBooking();
    }
}
