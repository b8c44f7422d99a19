using Carboxy.Screening;

namespace Carboxy.Patients;

/// <summary>How old somebody is decides who must consent for them.</summary>
public class AgeTests
{
    [Theory]
    [InlineData("2008-11-22", "2026-11-21", 17), InlineData("2008-11-22", "2026-11-22", 18)]
    [InlineData("2008-12-31", "2026-12-30", 17), InlineData("2009-01-01", "2026-12-31", 17), InlineData("2009-01-01", "2027-01-01", 18)]
    [InlineData("2008-02-29", "2026-02-28", 17), InlineData("2008-02-29", "2026-03-01", 18), InlineData("2008-02-29", "2028-02-28", 19), InlineData("2008-02-29", "2028-02-29", 20)]
    public void Whole_years_are_counted_from_the_day_of_birth(string born, string day, int years)
    {
        Assert.Equal(years, new Patient { Id = default, FamilyName = "Test", GivenName = "Anna", BirthDate = DateOnly.Parse(born) }.AgeOn(DateOnly.Parse(day)));
        Assert.Equal(years, (Answers.None with { BirthDate = DateOnly.Parse(born) }).AgeOn(DateOnly.Parse(day)));
    }
}
