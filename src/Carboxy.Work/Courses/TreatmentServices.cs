using Carboxy.Courses;
using Carboxy.Work.Booking;
using Carboxy.Work.Database;
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
        services.AddScoped(DaysOf);
        services.AddScoped<ClinicDay>().AddScoped<ClinicDetails>().AddScoped<CourseFiles>();
        services.AddScoped<PlanCourse>().AddScoped<OpenCourse>().AddScoped<ExtendCourse>().AddScoped<StopCourse>().AddScoped<MoveSession>();
        services.AddScoped<SignConsent>().AddScoped<WithdrawConsent>().AddScoped<RecordProcedure>();
        services.AddScoped<StartSession>().AddScoped<RunSession>().AddScoped<OpenSession>().AddScoped<MergeSession>().AddScoped<RunningSessions>().AddScoped<SettleConflicts>();
        services.AddSingleton<SessionNews>();
        services.AddScoped<RecordMeasurement>().AddScoped<CourseOutcomes>().AddScoped<RepeatErrors>().AddScoped<TodayAtAGlance>();
        return services.AddBooking();
    }

    /// <summary>The days on which somebody treats, by the clinic's hours as they were when the first of them was asked for.</summary>
    static ClinicDays DaysOf(IServiceProvider services)
    {
        // The planner is pure and cannot wait; the hours are in memory nearly always, and this asks whether they still hold.
        var hours = new Lazy<OpenHours>(() => services.GetRequiredService<Calendars>().ReadAsync(services.GetRequiredService<ClinicDb>(), CancellationToken.None).GetAwaiter().GetResult());
        return new(day => hours.Value.IsOpen(day));
    }
}
