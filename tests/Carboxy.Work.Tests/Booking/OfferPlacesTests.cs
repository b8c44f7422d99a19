using Carboxy.Work.Courses;
using Carboxy.Work.Database;

namespace Carboxy.Work.Booking;

public sealed class OfferPlacesTests(PostgresServer postgres)
{
    const int Top = 5;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static Task<OffersFound?> OffersAsync(Treating treating, Id<CourseRow> course, BookingWish? wish = null, bool anew = false) =>
        treating.Clinic.WithAsync((OfferPlaces places) => places.RunAsync(course, wish ?? BookingWish.None, anew, Top, Cancel));

    static async Task<CourseBooked> BookAsync(Treating treating, OffersFound.Offered offered, PlacesOffer offer)
    {
        var places = (await treating.Clinic.WithAsync((OfferPlaces read) => read.ReadAsync(offer.Code, offered.View, offered.HoldFar, Cancel)))!;
        return await treating.Clinic.WithAsync((BookCourse book) => book.RunAsync(treating.NewKey(), offered.View.File.Id, offered.Bookings.Version, places, Cancel));
    }

    [Theory, InlineData(Engine.Sqlite), InlineData(Engine.Postgres)]
    public async Task Whole_courses_are_offered_and_one_press_books_every_session(Engine engine)
    {
        var treating = await Treating.OpenAsync(engine, postgres);
        await using var _ = treating.Clinic;
        var course = await treating.PlanAsync();

        var offered = Assert.IsType<OffersFound.Offered>(await OffersAsync(treating, course));

        Assert.InRange(offered.Offers.Count, 2, Top);
        Assert.Equal(offered.Offers.Count, offered.Offers.Select(o => o.Code).Distinct().Count());
        foreach (var places in offered.Offers.Select(o => o.Places))
        {
            Assert.Equal([1, 2, 3, 4, 5], places.Select(p => p.Number));
            Assert.All(places.Zip(places.Skip(1)), pair => Assert.InRange(pair.Second.Day.DayNumber - pair.First.Day.DayNumber, 7, 14));
        }

        Assert.IsType<CourseBooked.Kept>(await BookAsync(treating, offered, offered.Offers[0]));
        var booked = Assert.IsType<OffersFound.Booked>(await OffersAsync(treating, course));
        Assert.Equal(offered.Offers[0].Places.Select(p => (p.Number, p.Day, p.StartMinute)), booked.Bookings.Standing.Select(b => (b.Number, b.OnDay, b.StartMinute)));
    }

    [Fact]
    public async Task Days_on_which_the_patient_comes_for_something_else_are_left_to_that()
    {
        var treating = await Treating.OpenAsync(Engine.Sqlite, postgres);
        await using var _ = treating.Clinic;
        var face = await treating.PlanAsync();
        var neck = new Treating { Clinic = treating.Clinic, Patient = treating.Patient, Clearance = await Treating.ClearAsync(treating.Clinic, treating.Patient, Modality.NonInvasive, "neck") };
        var second = Assert.IsType<CoursePlanned.Kept>(await treating.Clinic.WithAsync((PlanCourse plan) => plan.RunAsync(neck.NewKey(), neck.Patient.Id, neck.Entry(), Cancel))).Course;
        var free = Assert.IsType<OffersFound.Offered>(await OffersAsync(treating, second)).Offers[0].Places.Select(p => p.Day).ToHashSet();
        var first = Assert.IsType<OffersFound.Offered>(await OffersAsync(treating, face));
        Assert.IsType<CourseBooked.Kept>(await BookAsync(treating, first, first.Offers[0]));
        var taken = first.Offers[0].Places.Select(p => p.Day).ToHashSet();
        Assert.True(free.Overlaps(taken));

        var offered = Assert.IsType<OffersFound.Offered>(await OffersAsync(treating, second));

        Assert.All(offered.Offers, offer => Assert.DoesNotContain(offer.Places, p => taken.Contains(p.Day)));
    }

    [Fact]
    public async Task Who_was_slower_is_told_and_finds_other_places()
    {
        var treating = await Treating.OpenAsync(Engine.Sqlite, postgres);
        await using var _ = treating.Clinic;
        var mine = await treating.PlanAsync();
        var other = await treating.Clinic.PatientAsync("Петров", "Пётр");
        var theirs = await PlanForAsync(treating, other);
        var first = Assert.IsType<OffersFound.Offered>(await OffersAsync(treating, mine));
        var second = Assert.IsType<OffersFound.Offered>(await OffersAsync(treating, theirs));

        Assert.IsType<CourseBooked.Kept>(await BookAsync(treating, first, first.Offers[0]));
        Assert.IsType<CourseBooked.Taken>(await BookAsync(treating, second, second.Offers[0]));

        var fresh = Assert.IsType<OffersFound.Offered>(await OffersAsync(treating, theirs));
        Assert.NotEqual(second.Offers[0].Code, fresh.Offers[0].Code);
        Assert.IsType<CourseBooked.Kept>(await BookAsync(treating, fresh, fresh.Offers[0]));
    }

    [Fact]
    public async Task A_soft_hold_stands_in_the_way_of_nobodys_offer()
    {
        var treating = await Treating.OpenAsync(Engine.Sqlite, postgres);
        await using var _ = treating.Clinic;
        var mine = await treating.PlanAsync();
        var theirs = await PlanForAsync(treating, await treating.Clinic.PatientAsync("Петров", "Пётр"));
        var held = Assert.IsType<OffersFound.Offered>(await OffersAsync(treating, mine)).Offers[0].Places.Select(p => p with { HoldUntil = treating.Clinic.Clock.Now.AddDays(3) }).ToList();
        Assert.IsType<CourseBooked.Kept>(await treating.Clinic.WithAsync((BookCourse book) => book.RunAsync(treating.NewKey(), mine, 0, held, Cancel)));

        var offered = Assert.IsType<OffersFound.Offered>(await OffersAsync(treating, theirs));
        var booked = Assert.IsType<CourseBooked.Kept>(await BookAsync(treating, offered, offered.Offers[0]));

        Assert.Equal(held.Select(Place), offered.Offers[0].Places.Select(Place));
        Assert.Equal(held.Count, booked.Displaced.Count);
    }

    [Fact]
    public async Task Far_sessions_are_held_where_the_desk_wants_it_and_stay_so_when_planned_anew()
    {
        var treating = await Treating.OpenAsync(Engine.Sqlite, postgres);
        await using var _ = treating.Clinic;
        var course = await treating.PlanAsync();

        var offered = Assert.IsType<OffersFound.Offered>(await OffersAsync(treating, course, new() { HoldFar = true, NotBefore = treating.Today.AddDays(10) }));
        Assert.IsType<CourseBooked.Kept>(await BookAsync(treating, offered, offered.Offers[0]));

        var booked = Assert.IsType<OffersFound.Booked>(await OffersAsync(treating, course));
        var (near, far) = (booked.Bookings.Standing.Where(b => b.OnDay <= treating.Today.AddDays(28)).ToList(), booked.Bookings.Standing.Where(b => b.OnDay > treating.Today.AddDays(28)).ToList());
        Assert.NotEmpty(near);
        Assert.NotEmpty(far);
        Assert.All(near, b => Assert.Equal((BookingState.Booked, (DateTimeOffset?)null), (b.State, b.HoldUntil)));
        Assert.All(far, b => Assert.Equal((BookingState.Held, b.OnDay.AddDays(-7)), (b.State, DateOnly.FromDateTime(b.HoldUntil!.Value.AddHours(12).UtcDateTime))));
        Assert.True(Assert.IsType<OffersFound.Offered>(await OffersAsync(treating, course, anew: true)).HoldFar);
        Assert.False(Assert.IsType<OffersFound.Offered>(await OffersAsync(treating, course, new() { HoldFar = false }, anew: true)).HoldFar);
    }

    [Fact]
    public async Task Planning_anew_moves_only_what_no_longer_stands()
    {
        var treating = await Treating.OpenAsync(Engine.Sqlite, postgres);
        await using var _ = treating.Clinic;
        var course = await treating.PlanAsync();
        var offered = Assert.IsType<OffersFound.Offered>(await OffersAsync(treating, course));
        Assert.IsType<CourseBooked.Kept>(await BookAsync(treating, offered, offered.Offers[0]));
        var stood = offered.Offers[0].Places;

        var unchanged = Assert.IsType<OffersFound.Offered>(await OffersAsync(treating, course, anew: true)).Offers[0].Places;
        var booked = Assert.IsType<OffersFound.Booked>(await OffersAsync(treating, course));
        var broken = new HashSet<Id<BookingRow>>(booked.Bookings.Standing.Where(b => b.Number == 3).Select(b => b.Id));
        var holiday = CalendarChange.Away.Days(null, AbsenceKind.Holiday, stood[2].Day, stood[2].Day);
        Assert.IsType<CalendarChanged.Kept>(await treating.Clinic.WithAsync((ChangeCalendar change) => change.RunAsync(holiday, broken, Cancel)));
        var anew = Assert.IsType<OffersFound.Offered>(await OffersAsync(treating, course, anew: true)).Offers[0].Places;

        Assert.Equal(stood.Select(Place), unchanged.Select(Place));
        Assert.NotEqual(stood[2].Day, anew[2].Day);
        Assert.Equal(stood.Take(2).Select(Place), anew.Take(2).Select(Place));
    }

    [Fact]
    public async Task What_the_patient_wishes_is_kept_where_it_can_be()
    {
        var treating = await Treating.OpenAsync(Engine.Sqlite, postgres);
        await using var _ = treating.Clinic;
        var course = await treating.PlanAsync();
        var wish = new BookingWish { Weekdays = [DayOfWeek.Thursday], Time = DayTime.Evening, NotBefore = treating.Today.AddDays(10) };

        var offered = Assert.IsType<OffersFound.Offered>(await OffersAsync(treating, course, wish));

        Assert.All(offered.Offers.SelectMany(o => o.Places), p => Assert.Equal(DayOfWeek.Thursday, p.Day.DayOfWeek));
        Assert.All(offered.Offers[0].Places, p => Assert.InRange(p.StartMinute, 17 * 60, 20 * 60));
        Assert.All(offered.Offers, o => Assert.True(o.Places[0].Day >= treating.Today.AddDays(10)));
    }

    [Fact]
    public async Task A_course_that_does_not_fit_says_why_and_what_would_help()
    {
        var treating = await Treating.OpenAsync(Engine.Sqlite, postgres);
        await using var _ = treating.Clinic;
        var course = await treating.PlanAsync();

        var nothing = Assert.IsType<OffersFound.Nothing>(await OffersAsync(treating, course, new() { Weekdays = [DayOfWeek.Sunday] }));

        Assert.Contains(nothing.Why, w => w.En.Contains("Sundays", StringComparison.Ordinal));
        Assert.Contains(nothing.Ways, w => w.Words.En == "coming at other times" && w.Begins >= treating.Today);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1,2027-03-01,540")]
    [InlineData("1,2027-03-01,540,x,y,,10-30-15-5")]
    [InlineData("1,2027-03-01,540,0193b7a0-0000-7000-8000-000000000001,0193b7a0-0000-7000-8000-000000000002,,5-5-5-5")]
    [InlineData("1,2027-03-01,540,0193b7a0-0000-7000-8000-000000000001,0193b7a0-0000-7000-8000-000000000002,,10-30-15")]
    public async Task A_form_that_is_no_offer_is_refused(string code)
    {
        var treating = await Treating.OpenAsync(Engine.Sqlite, postgres);
        await using var _ = treating.Clinic;
        var view = await treating.Clinic.WithAsync(async (OpenCourse open) => await open.RunAsync(await treating.PlanAsync(), "test", Cancel));

        foreach (var form in new[] { code, new string('1', 20_000) })
            Assert.Null(await treating.Clinic.WithAsync((OfferPlaces read) => read.ReadAsync(form, view!, holdFar: true, Cancel)));
    }

    static (int, DateOnly, int, Id<ResourceRow>) Place(SessionPlace place) => (place.Number, place.Day, place.StartMinute, place.Practitioner);

    static async Task<Id<CourseRow>> PlanForAsync(Treating treating, Carboxy.Patients.Patient patient)
    {
        var clearance = await Treating.ClearAsync(treating.Clinic, patient, Modality.NonInvasive, "face");
        return Assert.IsType<CoursePlanned.Kept>(await treating.Clinic.WithAsync((PlanCourse plan) => plan.RunAsync(treating.NewKey(), patient.Id, treating.Entry() with { Clearance = clearance.Id }, Cancel))).Course;
    }
}
