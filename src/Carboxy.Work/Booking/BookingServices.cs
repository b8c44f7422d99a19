using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Carboxy.Work.Booking;

/// <summary>Registers the calendar and the bookings; the host has added the records and the knowledge.</summary>
public static class BookingServices
{
    public static IServiceCollection AddBooking(this IServiceCollection services)
    {
        services.TryAddSingleton<Calendars>();
        services.TryAddSingleton<StandingCalendars>();
        services.TryAddSingleton<OpenedCourses>();
        services.AddScoped<Arranging>().AddScoped<BookCourse>().AddScoped<MoveBookings>().AddScoped<RebookCourse>().AddScoped<CancelBookings>();
        services.AddScoped<ChangeCalendar>().AddScoped<ReadCalendar>().AddScoped<OfferPlaces>().AddScoped<FindFreeTimes>().AddScoped<OpenBookings>().AddScoped<OpenBoard>().AddScoped<OpenBooking>().AddScoped<ChangeBookingState>().AddScoped<FirmUpHolds>();
        services.AddScoped<VisitPlaces>().AddScoped<MoveVisit>().AddScoped<ListOverrides>();
        services.AddScoped<OpenCalendarSettings>().AddScoped<NameBroken>();
        services.AddScoped<OpenFreed>().AddScoped<FillFreed>().AddScoped<PutOnWaitlist>().AddScoped<LeaveWaitlist>().AddScoped<OpenWaitlist>().AddScoped<OpenCaller>().AddScoped<AskForCourse>().AddScoped<OpenCourseRequests>().AddScoped<VisitLinks>().AddScoped<OwnVisit>();
        return services;
    }
}
