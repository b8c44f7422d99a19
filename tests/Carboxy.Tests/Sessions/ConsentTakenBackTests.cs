using Carboxy.Courses;
using Carboxy.Quantities;

namespace Carboxy.Sessions;

public class ConsentTakenBackTests
{
    static Consent Covering(int first, int last) => new()
    {
        Id = new(Guid.Empty), Patient = new(Guid.Empty), Course = new(Guid.Empty), Modality = Modality.NonInvasive, Zone = "face", FirstSession = first, LastSession = last,
        Version = "", Language = Language.Russian, SignedAt = default, Explainer = Guid.Empty,
    };

    static readonly Next Ended = new Next.Ended(new(0, 5, Overdue: false));

    [Fact]
    public void A_consent_to_a_running_session_frees_what_comes_and_stops_later()
    {
        Assert.Equal(ConsentTakenBack.PlacesGivenBack, ConsentWithdrawn.Decide(Covering(1, 7), Ended, 3));
        Assert.Equal(ConsentTakenBack.Recorded, ConsentWithdrawn.Decide(Covering(1, 2), Ended, 3));
    }

    [Theory]
    [InlineData(1, 7, 3, ConsentTakenBack.CourseStops)]
    [InlineData(8, 10, 3, ConsentTakenBack.CourseStops)]
    [InlineData(1, 7, 7, ConsentTakenBack.CourseStops)]
    [InlineData(1, 7, 8, ConsentTakenBack.Recorded)]
    public void A_course_stops_where_a_session_to_come_loses_its_consent(int first, int last, int due, ConsentTakenBack then) =>
        Assert.Equal(then, ConsentWithdrawn.Decide(Covering(first, last), new Next.Due(new(due - 1, 10, Overdue: false), due, null!, default, [], null), null));

    [Fact]
    public void Where_no_session_lies_ahead_it_is_only_written_down() => Assert.Equal(ConsentTakenBack.Recorded, ConsentWithdrawn.Decide(Covering(1, 7), Ended, null));
}
