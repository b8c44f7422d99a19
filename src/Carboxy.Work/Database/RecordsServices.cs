using Carboxy.Work.Audit;
using Carboxy.Work.Patients;
using Carboxy.Work.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Carboxy.Work.Database;

/// <summary>Registers the records, the people and their use cases.</summary>
public static class RecordsServices
{
    /// <summary>
    /// The host adds a scoped <see cref="Acting"/> of its own: the clinic that <see cref="OpenClinic"/> found, and who is signed in.
    /// </summary>
    public static IServiceCollection AddRecords(this IServiceCollection services, ClinicStore store)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(store);
        services.AddDbContext<ClinicDb>(store.Configure, optionsLifetime: ServiceLifetime.Singleton);
        services.AddSingleton<OpenClinic>().AddSingleton<GroupCommit>();
        services.AddScoped<AuditTrail>();
        services.AddScoped<SavePatient>().AddScoped<FindPatients>().AddScoped<OpenPatient>().AddScoped<LikePatients>().AddScoped<PatientHistory>();
        services.AddScoped<FirstOwner>().AddScoped<AddPerson>().AddScoped<AcceptInvitation>().AddScoped<ChangePerson>();
        return services;
    }

    /// <summary>Identity with its own hashing, lockout and second factor; the host adds cookies and <c>AddSignInManager</c>.</summary>
    public static IdentityBuilder AddPeople(this IServiceCollection services) =>
        services.AddIdentityCore<Person>(options =>
            {
                // Long and plain beats short and strange; lockout stops guessing.
                options.Password = new() { RequiredLength = 10, RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false, RequiredUniqueChars = 4 };
                options.Lockout = new() { AllowedForNewUsers = true, MaxFailedAccessAttempts = 5, DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15) };
                options.User.AllowedUserNameCharacters = "";
                options.SignIn.RequireConfirmedAccount = true;
            })
            .AddUserStore<PersonStore>()
            .AddClaimsPrincipalFactory<PersonClaims>()
            .AddUserConfirmation<ActivePersons>()
            .AddTokenProvider<AuthenticatorTokenProvider<Person>>(TokenOptions.DefaultAuthenticatorProvider);
}
