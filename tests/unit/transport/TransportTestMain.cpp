#include <catch2/catch_session.hpp>

#include <QCoreApplication>

int main(int count, char** arguments) {
    const QCoreApplication application(count, arguments);
    return Catch::Session().run(count, arguments);
}
