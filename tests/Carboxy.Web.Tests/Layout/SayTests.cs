using Carboxy.Quantities;

namespace Carboxy.Web.Layout;

public class SayTests
{
    static readonly Say Ru = new(Language.Russian, TimeZoneInfo.Utc);
    static readonly Say En = new(Language.English, TimeZoneInfo.Utc);

    [Theory]
    [InlineData(0, "0 сеансов", "0 sessions")]
    [InlineData(1, "1 сеанс", "1 session")]
    [InlineData(3, "3 сеанса", "3 sessions")]
    [InlineData(5, "5 сеансов", "5 sessions")]
    [InlineData(11, "11 сеансов", "11 sessions")]
    [InlineData(14, "14 сеансов", "14 sessions")]
    [InlineData(21, "21 сеанс", "21 sessions")]
    [InlineData(112, "112 сеансов", "112 sessions")]
    public void A_number_takes_its_word(int n, string ru, string en)
    {
        Assert.Equal(ru, Ru.Count(n, ("сеанс", "сеанса", "сеансов"), ("session", "sessions")));
        Assert.Equal(en, En.Count(n, ("сеанс", "сеанса", "сеансов"), ("session", "sessions")));
    }

    [Fact]
    public void Days_are_written_as_people_write_them()
    {
        var day = new DateOnly(2026, 11, 22);

        Assert.Equal("22 ноября 2026", Ru.Date(day));
        Assert.Equal("22 November 2026", En.Date(day));
        Assert.Equal("22.11.2026", Ru.ShortDate(day));
    }

    [Fact]
    public void Numbers_follow_the_language_and_unknown_is_said_aloud()
    {
        Assert.Equal("1,5", Ru.Number(1.5m));
        Assert.Equal("1.5", En.Number(1.5m));
        Assert.Equal("\u22122", Ru.Number(-2));
        Assert.Equal("не известно", Ru.YesNo(null));
        Assert.Equal("unknown", En.YesNo(null));
    }

    [Fact]
    public void Hidden_names_leave_only_initials() => Assert.Equal("С.\u00a0А.\u00a0И.", PersonName.Initials("Соколова Анна Игоревна"));
}
