namespace Carboxy.Web.Journeys;

/// <summary>The journeys share one clinic and one browser: they are slow to start, and the clock is moved by one at a time.</summary>
[CollectionDefinition(Name)]
public sealed class JourneyClinic : ICollectionFixture<Rehearsal>, ICollectionFixture<Browser>
{
    public const string Name = "journeys";
}

/// <summary>Those who look at pages share the demo clinic of today and one browser.</summary>
[CollectionDefinition(Name)]
public sealed class DemoClinicDay : ICollectionFixture<DemoDay>, ICollectionFixture<Browser>
{
    public const string Name = "demo day";
}
