using Carboxy.Patients;
using Carboxy.Quantities;
using Carboxy.Web.Adverse;
using Carboxy.Web.Consents;
using Carboxy.Web.Patients;
using Carboxy.Web.Server;
using Carboxy.Work.Booking;
using Carboxy.Work.Patients;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Carboxy.Web.Layout;

/// <summary>What somebody reads or types is by the clinic's clock, wherever the clinic is and whichever day it is.</summary>
public class ClinicClockTests
{
    static Say In(string zone) => new(Language.English, TimeZoneInfo.FindSystemTimeZoneById(zone));

    [Theory]
    [InlineData("Europe/Moscow", "2026-12-31", 21 * 60 + 30, "2026-12-31T18:30Z")]
    [InlineData("Asia/Kamchatka", "2026-11-22", 12 * 60, "2026-11-22T00:00Z")]
    [InlineData("America/New_York", "2026-11-22", 0, "2026-11-22T05:00Z")]
    [InlineData("Europe/Berlin", "2026-03-29", 9 * 60, "2026-03-29T07:00Z")]
    [InlineData("Europe/Berlin", "2026-10-25", 90, "2026-10-24T23:30Z")] // before the clocks go back
    public void A_time_of_a_day_is_one_moment_and_reads_as_it_was(string zone, string day, int minute, string moment)
    {
        var (say, on) = (In(zone), DateOnly.Parse(day));

        Assert.Equal(DateTimeOffset.Parse(moment), say.InstantOf(on, minute));
        Assert.Equal(on, say.DayOf(say.InstantOf(on, minute)));
    }

    [Theory]
    [InlineData("Europe/Berlin", "2026-10-25T01:30", "2026-10-24T23:30Z")] // an hour and a half after midnight, before the clocks go back
    [InlineData("America/New_York", "2026-03-08T22:00", "2026-03-09T02:00Z")]
    [InlineData("America/New_York", "2026-03-08T01:00", "2026-03-08T06:00Z")] // an hour before they go forward
    public void The_time_of_a_reaction_is_read_by_the_clocks_of_that_day(string zone, string typed, string moment)
    {
        var http = new DefaultHttpContext();
        http.Request.ContentType = "application/x-www-form-urlencoded";
        http.Request.Form = new FormCollection(new Dictionary<string, StringValues> { ["Kind"] = "bruise", ["StartedAt"] = typed });

        Assert.Equal(DateTimeOffset.Parse(moment), AdversePosted.Entry(new Posted(http), In(zone), started: null).StartedAt);
    }

    [Theory]
    [InlineData("Europe/Moscow", "2026-12-31T20:59Z", "2026-12-31"), InlineData("Europe/Moscow", "2026-12-31T21:00Z", "2027-01-01"), InlineData("America/New_York", "2027-01-01T03:00Z", "2026-12-31")]
    public void A_paper_is_named_by_the_day_that_stands_on_it(string zone, string moment, string day) =>
        Assert.Equal(day, PaperEndpoints.DayIn(zone, DateTimeOffset.Parse(moment)));

    [Theory]
    [InlineData("Europe/Moscow", 21 * 60 + 30), InlineData("Asia/Kamchatka", 14 * 60), InlineData("America/New_York", 8 * 60)]
    public void A_visit_stands_in_the_patients_story_on_its_own_day(string zone, int minute)
    {
        var day = new DateOnly(2026, 12, 31);
        var booking = new BookingRow
        {
            Id = default, CourseId = default, PatientId = default, Number = 1, Version = 1, State = BookingState.Booked, Template = "",
            OnDay = day, StartMinute = minute, Minutes = 60, PractitionerId = default, RoomId = default, Steps = "",
        };
        var record = new PatientRecord
        {
            Patient = new() { Id = default, FamilyName = "Соколова", GivenName = "Анна" }, Version = 1, Answers = null, Screenings = [], Decisions = [], Clearances = [], Courses = [], PlannedSessions = [],
            Consents = [], Withdrawals = [], OtherProcedures = [], Sessions = [], AdverseEvents = [], Measurements = [],
        };
        var story = new PatientStory { Notes = [], Drafts = [], Bookings = [booking], Messages = [], Matters = [], People = new Dictionary<Guid, string>(), Viewer = null };

        var told = Assert.Single(new StreamEntries(new(record, story), In(zone), null!, clinical: false).All);

        Assert.Equal(day, In(zone).DayOf(told.At));
    }
}
